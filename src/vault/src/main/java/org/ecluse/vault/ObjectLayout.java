package org.ecluse.vault;

import org.ecluse.core.CaseId;
import org.ecluse.core.PartName;

/** The names of everything stored: {@code src/spec/object-layout.md}. No other class makes one. */
public final class ObjectLayout {

  /** Below it, one commit record for each case that exists. */
  public static final String QUEUE = "queue/";

  private ObjectLayout() {}

  public static String head(PartName part) {
    return "inbox/" + part.caseId() + "/" + part.number() + ".head";
  }

  public static String body(PartName part) {
    return "inbox/" + part.caseId() + "/" + part.number() + ".body";
  }

  public static String record(CaseId caseId) {
    return QUEUE + caseId;
  }

  /** The epoch of this number, 1 and up. */
  public static String epoch(long number) {
    if (number < 1) {
      throw new IllegalArgumentException("epochs count from 1");
    }
    return "keyring/" + number;
  }
}
