package org.ecluse.vault;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecluse.core.CaseId;
import org.ecluse.core.PartName;

/** The names of everything stored: {@code src/spec/object-layout.md}. No other class makes one. */
public final class ObjectLayout {

  /** Below it, one commit record for each case that exists. */
  public static final String QUEUE = "queue/";

  /** Below it, one folder for each case, and for what never became one. */
  public static final String INBOX = "inbox/";

  /** {@code 3.head}, {@code 3.body}, and re-encrypted {@code 3.body.x}. */
  private static final Pattern PART =
      Pattern.compile(
          "inbox/([0-9a-f]{32})/((?:0|[1-9][0-9]{0,3})\\.(?:head|body))(\\.[a-z0-9]+)?");

  private ObjectLayout() {}

  public static String head(PartName part) {
    return folder(part.caseId()) + part.number() + ".head";
  }

  public static String body(PartName part) {
    return folder(part.caseId()) + part.number() + ".body";
  }

  public static String record(CaseId caseId) {
    return QUEUE + caseId;
  }

  /** Where the parts of a case are, with its slash. */
  public static String folder(CaseId caseId) {
    return INBOX + caseId + "/";
  }

  /** The case whose folder this is, if it is one. */
  public static Optional<CaseId> caseOfFolder(String folder) {
    return caseId(folder, INBOX, "/");
  }

  /** The case whose record this is, if it is one. */
  public static Optional<CaseId> caseOfRecord(String key) {
    return caseId(key, QUEUE, "");
  }

  private static Optional<CaseId> caseId(String name, String start, String end) {
    if (!name.startsWith(start) || !name.endsWith(end)) {
      return Optional.empty();
    }
    String middle = name.substring(start.length(), name.length() - end.length());
    return CaseId.isValid(middle) ? Optional.of(new CaseId(middle)) : Optional.empty();
  }

  /**
   * What a part's name stands for: {@code 3.head}, or {@code 3.body} also for a re-encrypted one.
   * Nothing for other names, which no version of us made.
   */
  public static Optional<String> place(String key) {
    Matcher part = PART.matcher(key);
    return part.matches() && (part.group(3) == null || part.group(2).endsWith("body"))
        ? Optional.of(part.group(2))
        : Optional.empty();
  }

  /** The case whose part this is, if it is one. */
  public static Optional<CaseId> caseOfPart(String key) {
    Matcher part = PART.matcher(key);
    return part.matches() ? Optional.of(new CaseId(part.group(1))) : Optional.empty();
  }

  /** The epoch of this number, 1 and up. */
  public static String epoch(long number) {
    if (number < 1) {
      throw new IllegalArgumentException("epochs count from 1");
    }
    return "keyring/" + number;
  }
}
