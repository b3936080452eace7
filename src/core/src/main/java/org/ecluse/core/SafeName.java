package org.ecluse.core;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A file name that can be written to any disk: made by us, only resembling what the source's
 * computer called it. It holds no folder, no control or direction character (an {@code exe} that
 * reads as {@code fdp}), no reserved sign, and ends as its kind ends.
 */
public final class SafeName {

  /** The longest name, in UTF-8 bytes, extension included. */
  public static final int LONGEST = 120;

  /** Control, format (bidirectional marks), unassigned, private and separator characters. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

  private static final Pattern RESERVED = Pattern.compile("[/\\\\:*?\"<>|;&$`'!%~#^]|\\s+");
  private static final Pattern EDGES = Pattern.compile("^[.\\-_ ]+|[. ]+$");

  private SafeName() {}

  /**
   * {@code 001-name.ext} for the n-th file.
   *
   * @param number 1 and up
   */
  public static String of(int number, String declaredName, MediaKind kind) {
    String shown = Normalizer.normalize(declaredName, Normalizer.Form.NFC);
    String plain =
        EDGES
            .matcher(RESERVED.matcher(UNSEEN.matcher(shown).replaceAll("")).replaceAll("_"))
            .replaceAll("");
    int dot = plain.lastIndexOf('.');
    String stem = dot > 0 ? plain.substring(0, dot) : plain;
    String declared = dot > 0 ? plain.substring(dot + 1).toLowerCase(Locale.ROOT) : "";
    String extension = extension(declared, kind);
    String prefix = String.format(Locale.ROOT, "%03d-", number);
    int room = LONGEST - prefix.length() - extension.length() - 1;
    String fitted = EDGES.matcher(fit(stem, room)).replaceAll("");
    return prefix + (fitted.isEmpty() ? "file" : fitted) + "." + extension;
  }

  /**
   * The kind's own ending; only a file of no known kind keeps what was declared, if it is plain.
   */
  private static String extension(String declared, MediaKind kind) {
    if (kind.isCalled(declared)) {
      return declared;
    }
    if (kind != MediaKind.UNKNOWN) {
      return kind.extension();
    }
    return declared.matches("[a-z0-9]{1,8}") ? declared : kind.extension();
  }

  private static String fit(String text, int room) {
    int end = text.length();
    while (text.substring(0, end).getBytes(StandardCharsets.UTF_8).length > room) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end);
  }
}
