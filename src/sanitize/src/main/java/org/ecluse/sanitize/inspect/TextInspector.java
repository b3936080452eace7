package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Charsets;

/**
 * Looks for what can mark one copy of a text: invisible characters, odd spaces, and letters of two
 * scripts in one word. The last is only reported, since there are honest words like that.
 */
public final class TextInspector implements Inspector {

  @Override
  public MediaKind kind() {
    return MediaKind.TEXT;
  }

  @Override
  public void inspect(Content content, Findings findings) throws IOException {
    Charsets charsets = Charsets.of(content);
    if (charsets.mark() > 0) {
      findings.count(TraceGroup.OTHER, "byte order mark");
    }
    InputStream in = content.stream();
    in.skipNBytes(charsets.mark());
    Look look = new Look(charsets.known());
    char[] block = new char[Bounds.BLOCK];
    try (InputStreamReader text = new InputStreamReader(in, charsets.charset())) {
      for (int count = text.read(block); count >= 0; count = text.read(block)) {
        for (int i = 0; i < count; i++) {
          look.at(block[i]);
        }
      }
    }
    look.report(findings);
  }

  @Override
  public void search(Content content, Search hits) throws IOException {
    if (!hits.isNeeded()) {
      return;
    }
    hits.cut();
    byte[] block = new byte[Bounds.BLOCK];
    try (InputStream in = content.stream()) {
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        hits.feed(block, n, Search.Place.TEXT);
      }
    }
    hits.cut();
  }

  /** Goes over the characters of a text once. */
  static final class Look {

    private static final int LATIN = 1;
    private static final int CYRILLIC = 2;
    private static final int GREEK = 4;

    private final boolean unicode;
    private int letters;
    private int scripts;
    private int invisible;
    private int controls;
    private int widths;
    private int ends;
    private int mixed;
    private int carriage;
    private int direction;
    private boolean semitic;
    private char last;
    private char lastButOne;

    Look(boolean unicode) {
      this.unicode = unicode;
    }

    void at(char c) {
      if (c == '\r') {
        carriage++;
      } else if (c < ' ' && c != '\n' && c != '\t' && c != '\f') {
        controls++;
      }
      if (c == '\n' && last == ' ' && !(lastButOne == ' ')) {
        ends++;
      }
      if (unicode && c >= 0x7f) {
        int type = Character.getType(c);
        semitic |= c >= 0x590 && c <= 0x8ff;
        if (type == Character.FORMAT) {
          format(c);
        } else if (type == Character.CONTROL) {
          controls++;
        } else if (type == Character.SPACE_SEPARATOR && c != 0xa0 && c != 0x202f && c != 0x3000) {
          widths++;
        }
      }
      if (Character.isLetter(c)) {
        letters++;
        scripts |= script(c);
      } else if (letters > 0) {
        word();
      }
      lastButOne = last;
      last = c;
    }

    private void format(char c) {
      boolean way = c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) || c == 0x61c;
      boolean isolate = c >= 0x2066 && c <= 0x2069;
      if (way || isolate) {
        direction++;
      } else if (c != 0x200c && c != 0x200d && !(c >= 0x600 && c <= 0x605) && c != 0x6dd) {
        invisible++;
      } else if (last < 0x590 && c < 0x2010 && c >= 0x200c) {
        invisible++;
      }
    }

    /** A word of Latin letters among which one is Cyrillic or Greek, or the other way round. */
    private void word() {
      if (unicode && letters > 2 && letters < 64 && Integer.bitCount(scripts) > 1) {
        mixed++;
      }
      letters = 0;
      scripts = 0;
    }

    private static int script(char letter) {
      if (letter < 0x80) {
        return LATIN;
      }
      return switch (UnicodeScript.of(letter)) {
        case LATIN -> LATIN;
        case CYRILLIC -> CYRILLIC;
        case GREEK -> GREEK;
        default -> 0;
      };
    }

    void report(Findings findings) {
      reportCharacters(findings);
      findings.count(TraceGroup.OTHER, "control characters", controls);
      findings.count(TraceGroup.OTHER, "spaces at line ends", ends);
      findings.count(TraceGroup.OTHER, "line ends of one system", carriage);
    }

    /** Only what does not depend on lines, for text that stands in other formats. */
    void reportCharacters(Findings findings) {
      word();
      findings.count(TraceGroup.IDENTIFIER, "invisible characters", invisible);
      if (!semitic) {
        findings.count(TraceGroup.IDENTIFIER, "marks of direction", direction);
      }
      findings.count(TraceGroup.IDENTIFIER, "spaces of odd widths", widths);
      findings.count(TraceGroup.OTHER, "letters of two scripts in a word", mixed);
    }
  }

  /** The text of a file, for those who read it whole. */
  static String text(Content content) throws IOException {
    byte[] bytes;
    try (InputStream in = content.stream()) {
      bytes = in.readNBytes(Bounds.PART_IN_MEMORY);
    }
    Charsets charsets = Charsets.of(content);
    return charsets.known()
        ? new String(bytes, charsets.mark(), bytes.length - charsets.mark(), charsets.charset())
        : new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
