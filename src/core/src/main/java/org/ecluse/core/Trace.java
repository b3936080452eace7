package org.ecluse.core;

import java.util.regex.Pattern;

/**
 * One tag seen in a file: its group, its name and how often it occurred, never its value. A value
 * would name the source to every reviewer.
 *
 * @param tag 1 to {@value #TAG_LENGTH} characters of {@code [A-Za-z0-9 ._:#/+-]}
 * @param before occurrences in what was sent
 * @param after occurrences in what is kept
 */
public record Trace(TraceGroup group, String tag, int before, int after) {

  public static final int TAG_LENGTH = 100;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9 ._:#/+-]{1," + TAG_LENGTH + "}");
  private static final Pattern FOREIGN = Pattern.compile("[^A-Za-z0-9 ._:#/+-]");

  /**
   * @throws IllegalArgumentException if the tag or a count is outside its bounds
   */
  public Trace {
    if (!FORM.matcher(tag).matches()) {
      throw new IllegalArgumentException("tag outside its alphabet");
    }
    if (before < 0 || after < 0) {
      throw new IllegalArgumentException("negative count");
    }
  }

  /** A tag name made to fit the alphabet and the length; what does not fit becomes a hyphen. */
  public static String tag(String name) {
    String fitted = FOREIGN.matcher(name).replaceAll("-");
    if (fitted.isEmpty()) {
      return "-";
    }
    return fitted.length() <= TAG_LENGTH ? fitted : fitted.substring(0, TAG_LENGTH);
  }

  public int removed() {
    return Math.max(0, before - after);
  }
}
