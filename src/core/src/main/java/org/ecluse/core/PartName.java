package org.ecluse.core;

/**
 * One part of one case. Number 0 is the manifest, 1 and up are files and padding parts.
 *
 * @param number 0 to {@value #LAST}
 */
public record PartName(CaseId caseId, int number) {

  /** Parts are rounded up to a power of two; more than this no case ever holds. */
  public static final int LAST = 1023;

  public static final int MANIFEST = 0;

  public PartName {
    if (number < 0 || number > LAST) {
      throw new IllegalArgumentException("part number out of range");
    }
  }
}
