package org.ecluse.console.pages;

import java.util.Locale;

/**
 * Text from a source, made harmless to look at. Escaping for HTML is the template's; this takes the
 * signs that lie to the eye: directions ({@code exe} that reads as {@code fdp}, Unicode UAX #9),
 * controls, invisible and unassigned characters. Each is shown as a visible mark, since that it was
 * there is news to a reviewer.
 */
final class Shown {

  /** A name longer than this loses its middle; its end stays, where the extension is. */
  static final int NAME = 160;

  private static final int NAME_TAIL = 40;
  private static final String GAP = "\u2009…\u2009";

  private Shown() {}

  /** A message: line breaks and tabs stay, joiners too (Persian and emoji need them). */
  static String text(String untrusted) {
    StringBuilder shown = new StringBuilder(untrusted.length() + 16);
    untrusted
        .replace("\r\n", "\n")
        .codePoints()
        .forEach(
            point -> {
              boolean stays = point == '\n' || point == '\t' || point == 0x200C || point == 0x200D;
              if (stays || visible(point)) {
                shown.appendCodePoint(point);
              } else {
                mark(shown, point);
              }
            });
    return shown.toString();
  }

  /** A text on one line, shortened in its middle. */
  static String name(String untrusted) {
    StringBuilder shown = new StringBuilder();
    untrusted
        .codePoints()
        .forEach(
            point -> {
              if (visible(point)) {
                shown.appendCodePoint(point);
              } else {
                mark(shown, point);
              }
            });
    int length = shown.codePointCount(0, shown.length());
    if (length <= NAME) {
      return shown.toString();
    }
    int head = shown.offsetByCodePoints(0, NAME - NAME_TAIL);
    int tail = shown.offsetByCodePoints(shown.length(), -NAME_TAIL);
    return shown.substring(0, head) + GAP + shown.substring(tail);
  }

  /** The beginning of a message on one line, its line breaks as spaces. */
  static String line(String untrusted) {
    return name(untrusted.replaceAll("\\s+", " ").strip());
  }

  private static boolean visible(int point) {
    return switch (Character.getType(point)) {
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

  private static void mark(StringBuilder shown, int point) {
    shown.append(String.format(Locale.ROOT, "\u27e8U+%04X\u27e9", point));
  }
}
