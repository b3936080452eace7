package org.ecluse.acceptance.fuzz;

/** Breaks on purpose, deep enough that luck alone does not find it: that a fuzzer can fail. */
public final class BrittleTarget {

  private BrittleTarget() {}

  public static void fuzzerTestOneInput(byte[] bytes) {
    if (bytes.length > 3
        && bytes[0] == 'l'
        && bytes[1] == 'o'
        && bytes[2] == 'c'
        && bytes[3] == 'k') {
      throw new IllegalStateException("found");
    }
  }
}
