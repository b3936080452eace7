package org.ecluse.intake.web;

import io.quarkus.qute.TemplateInstance;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.ecluse.core.FormId;
import org.ecluse.core.Limits;
import org.ecluse.core.Refusal;
import org.ecluse.intake.progress.Progress;
import org.ecluse.intake.progress.Progress.Stage;
import org.ecluse.intake.submit.Receipt;
import org.ecluse.seal.Keyring;

/** Every page, as an answer in the language that was asked for. */
final class Pages {

  /** File fields beside the first: a browser's dialog forgets one folder's files for the next's. */
  private static final List<Integer> MORE = List.of(2, 3, 4, 5);

  private final Limits limits;
  private final String site;
  private final String progressStyle;

  /**
   * @param site the name at the top of every page
   */
  Pages(Limits limits, String site, String progressStyle) {
    this.limits = limits;
    this.site = site;
    this.progressStyle = progressStyle;
  }

  Answer landing(Language language) {
    return ok(language, Templates.landing(at(language, "")));
  }

  Answer send(Language language) {
    return ok(language, Templates.send(at(language, "send"), FormId.random()));
  }

  Answer giveBack(Language language) {
    return ok(language, Templates.giveBack(at(language, "return")));
  }

  Answer guide(Language language) {
    return ok(language, Templates.guide(at(language, "guide"), Allowed.of(limits, language)));
  }

  Answer keys(Language language, Keyring keyring, Clock clock) {
    KeysView view = KeysView.of(keyring, clock.instant());
    return ok(language, Templates.keys(at(language, "keys"), view));
  }

  Answer form(Language language, FormId form, String token) {
    Allowed allowed = Allowed.of(limits, language);
    return ok(language, Templates.form(at(language, ""), form, token, allowed, MORE));
  }

  Answer progress(Language language, FormId form, Progress progress) {
    return ok(
        language,
        Templates.progress(
            at(language, ""),
            form,
            progress,
            progressStyle,
            again(progress),
            Amount.of(progress.received(), language),
            Amount.of(progress.total().orElse(0), language)));
  }

  Answer receipt(Language language, Receipt receipt) {
    return ok(language, Templates.receipt(at(language, ""), receipt));
  }

  /**
   * @param path the page it stands in for, for the link to the other language
   */
  Answer refusal(Language language, String path, Refusal refusal) {
    Allowed allowed = Allowed.of(limits, language);
    return html(
        refusal.status(), language, Templates.refusal(at(language, path), refusal, allowed));
  }

  /** For the form's frame. */
  Answer framedRefusal(Language language, Refusal refusal) {
    Allowed allowed = Allowed.of(limits, language);
    return html(
        refusal.status(), language, Templates.framedRefusal(at(language, ""), refusal, allowed));
  }

  /**
   * Seconds to the next look; 0 for none. Irregular, so that the traffic of one who waits has no
   * rhythm of its own; rare while there is nothing to see.
   */
  private static int again(Progress progress) {
    if (progress.settled()) {
      return 0;
    }
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return progress.stage() == Stage.WAITING ? random.nextInt(9, 17) : random.nextInt(3, 8);
  }

  private At at(Language language, String path) {
    return new At(language, path, site);
  }

  private static Answer ok(Language language, TemplateInstance page) {
    return html(200, language, page);
  }

  private static Answer html(int status, Language language, TemplateInstance page) {
    return Answer.html(status, page.setLocale(Locale.of(language.tag())).render());
  }
}
