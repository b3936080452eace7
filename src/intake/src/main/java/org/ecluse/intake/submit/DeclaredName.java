package org.ecluse.intake.submit;

/**
 * What may be shown of a file name that a browser sent. Never a path to write to: reviewers' tools
 * make their own names.
 */
public final class DeclaredName {

  /** Stands where something invisible or deceiving was. */
  private static final char MARK = '\uFFFD';

  private DeclaredName() {}

  /**
   * The last element of a path of any system, with everything that cannot be seen or that turns the
   * reading direction replaced by U+FFFD, and shortened in its middle, so that its ending stays.
   *
   * @param most characters, at least 3
   */
  public static String of(String sent, int most) {
    String last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
    StringBuilder shown = new StringBuilder(Math.min(last.length(), most * 2));
    last.codePoints().forEach(c -> shown.appendCodePoint(visible(c) ? c : MARK));
    return shorten(shown.toString().strip(), most);
  }

  private static boolean visible(int c) {
    return switch (Character.getType(c)) {
      // Cf holds the overrides and isolates of UAX #9, joiners and tags.
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static String shorten(String name, int most) {
    if (name.length() <= most) {
      return name;
    }
    int tail = Math.min(most / 4, 24);
    String start = name.substring(0, most - tail - 1);
    String end = name.substring(name.length() - tail);
    return whole(start) + "…" + whole(end);
  }

  /** Without half of a surrogate pair at either side of the cut. */
  private static String whole(String cut) {
    int from = !cut.isEmpty() && Character.isLowSurrogate(cut.charAt(0)) ? 1 : 0;
    int to = cut.length();
    if (to > from && Character.isHighSurrogate(cut.charAt(to - 1))) {
      to--;
    }
    return cut.substring(from, to);
  }
}
