package org.ecluse.sanitize.clean;

/**
 * Takes out of a line what nobody sees (Unicode 16 §23.2, §23.8): a copy handed to one person can
 * be marked with it. Joiners stay where a script or an emoji needs them, marks of direction only in
 * a text that has letters written from right to left.
 */
final class Invisible {

  private final boolean unicode;
  private final boolean rightToLeft;

  Invisible(boolean unicode, boolean rightToLeft) {
    this.unicode = unicode;
    this.rightToLeft = rightToLeft;
  }

  /** A line on its own: what stands at its end goes too. */
  String bare(CharSequence line) {
    StringBuilder out = new StringBuilder(within(line));
    trimEnd(out);
    return out.toString();
  }

  /** A piece of a line. */
  String within(CharSequence line) {
    if (isPlain(line)) {
      return line.toString();
    }
    StringBuilder out = new StringBuilder(line.length());
    int before = 0;
    for (int i = 0; i < line.length(); ) {
      int c = Character.codePointAt(line, i);
      i += Character.charCount(c);
      int after = i < line.length() ? Character.codePointAt(line, i) : 0;
      if (isSpaceOfOddWidth(c)) {
        out.append(' ');
      } else if (!isDropped(c, before, after)) {
        out.appendCodePoint(c);
        before = c;
      }
    }
    return out.toString();
  }

  /** Most lines: nothing in them can go. */
  private static boolean isPlain(CharSequence line) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if ((c < 0x20 && c != '\t') || c > 0x7e) {
        return false;
      }
    }
    return true;
  }

  private boolean isDropped(int c, int before, int after) {
    if (c < 0x20) {
      return c != '\t' && c != '\f';
    }
    if (!unicode || c < 0x7f) {
      return c == 0x7f && unicode;
    }
    if (c == 0x200c || c == 0x200d) {
      return !needsJoiner(before) || !needsJoiner(after);
    }
    if (c == 0xfe0e || c == 0xfe0f) {
      return !needsJoiner(before) && before < 0x2000;
    }
    if (isDirection(c)) {
      return !rightToLeft;
    }
    return isNothing(c);
  }

  private static boolean isNothing(int c) {
    return (c >= 0x7f && c <= 0x9f)
        || c == 0xad
        || c == 0x34f
        || c == 0x115f
        || c == 0x1160
        || (c >= 0x17b4 && c <= 0x17b5)
        || (c >= 0x180b && c <= 0x180f)
        || c == 0x200b
        || (c >= 0x2060 && c <= 0x2065)
        || (c >= 0x206a && c <= 0x206f)
        || c == 0x3164
        || (c >= 0xfe00 && c <= 0xfe0d)
        || c == 0xfeff
        || c == 0xffa0
        || (c >= 0xfff0 && c <= 0xfffb)
        || (c >= 0x1d173 && c <= 0x1d17a)
        || (c >= 0xe0000 && c <= 0xe0fff);
  }

  private static boolean isDirection(int c) {
    return c == 0x200e
        || c == 0x200f
        || c == 0x61c
        || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069);
  }

  private static boolean isSpaceOfOddWidth(int c) {
    return (c >= 0x2000 && c <= 0x200a) || c == 0x205f || c == 0x1680;
  }

  /** Arabic, Indic and Mongolian letters, and everything drawn as a picture. */
  private static boolean needsJoiner(int c) {
    return (c >= 0x590 && c <= 0xdff)
        || (c >= 0x1800 && c <= 0x18af)
        || (c >= 0x2190 && c <= 0x2bff)
        || c == 0xfe0f
        || c == 0x20e3
        || c >= 0x1f000;
  }

  /** Two spaces at an end are a line break in Markdown, and tabs between fields may be empty. */
  private static void trimEnd(StringBuilder line) {
    int end = line.length();
    while (end > 0 && (line.charAt(end - 1) == ' ' || line.charAt(end - 1) == '\t')) {
      end--;
    }
    String tail = line.substring(end);
    boolean fields = line.substring(0, end).indexOf('\t') >= 0 && tail.indexOf(' ') < 0;
    if (!fields && !(end > 0 && tail.equals("  "))) {
      line.setLength(end);
    }
  }
}
