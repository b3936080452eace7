package org.ecluse.console.pages;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.ecluse.console.cases.Standing;
import org.ecluse.core.CaseId;

/** Words that are put together in code. */
final class Words {

  private static final int SHORT = 8;

  private Words() {}

  static Messages in(Tongue tongue) {
    return MessageBundles.get(Messages.class, Localized.Literal.of(tongue.tag()));
  }

  static SweepWords ofSweep(Tongue tongue) {
    return MessageBundles.get(SweepWords.class, Localized.Literal.of(tongue.tag()));
  }

  /** Why a case is not opened, in a sentence; nothing when it is. */
  static String why(Tongue tongue, Standing standing) {
    Messages messages = in(tongue);
    return switch (standing) {
      case Standing.Ok _ -> "";
      case Standing.Damaged(var reason) -> messages.damaged(reason);
      case Standing.NotTrusted(var reason) -> messages.notTrusted(reason);
      case Standing.Unreadable(var reason) -> messages.unreadable(reason);
      case Standing.Unreachable(var kind) -> messages.unreachable(kind);
    };
  }

  /** Enough of a case's number to speak of it: {@code 3f2a 91c0}. */
  static String shortId(CaseId caseId) {
    String id = caseId.text();
    return id.substring(0, SHORT / 2) + "\u00a0" + id.substring(SHORT / 2, SHORT);
  }

  /** A day as people write it; as it came if it is none. */
  static String day(Tongue tongue, String isoDay) {
    try {
      return LocalDate.parse(isoDay)
          .format(
              DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(tongue.locale()));
    } catch (DateTimeException e) {
      return isoDay;
    }
  }
}
