package org.ecluse.sanitize.clean;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * Rich text, token by token (RTF 1.9.1, "RTF syntax"). The bytes of the current token are those
 * from {@link #start} to {@link #end}.
 */
final class RtfTokens {

  enum Type {
    OPEN,
    CLOSE,
    WORD,
    SYMBOL,
    TEXT,
    BINARY,
    END
  }

  private final byte[] bytes;
  private int start;
  private int end;
  private String word = "";
  private int number;
  private boolean numbered;

  RtfTokens(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Another reader of the same bytes, from the current end on. */
  RtfTokens ahead() {
    RtfTokens copy = new RtfTokens(bytes);
    copy.end = end;
    return copy;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** The name of a control word, or the sign of a control symbol. */
  String word() {
    return word;
  }

  /** The number behind a control word; 1 if there is none. */
  int number() {
    return numbered ? number : 1;
  }

  byte[] copy() {
    return Arrays.copyOfRange(bytes, start, end);
  }

  Type next() throws Uncleanable {
    start = end;
    if (start >= bytes.length) {
      return Type.END;
    }
    end = start + 1;
    return switch (bytes[start]) {
      case '{' -> Type.OPEN;
      case '}' -> Type.CLOSE;
      case '\\' -> control();
      default -> text();
    };
  }

  private Type text() {
    while (end < bytes.length && "{}\\".indexOf(bytes[end]) < 0) {
      end++;
    }
    return Type.TEXT;
  }

  private Type control() throws Uncleanable {
    int from = end;
    while (end < bytes.length && isLetter(bytes[end]) && end - from < 64) {
      end++;
    }
    if (end == from) {
      return symbol();
    }
    word = new String(bytes, from, end - from, StandardCharsets.US_ASCII);
    parameter();
    if (end < bytes.length && bytes[end] == ' ') {
      end++;
    }
    if (word.equals("bin")) {
      if (!numbered || number < 0 || number > bytes.length - end) {
        throw Uncleanable.damaged();
      }
      start = end;
      end += number;
      return Type.BINARY;
    }
    return Type.WORD;
  }

  private Type symbol() throws Uncleanable {
    if (end >= bytes.length) {
      throw Uncleanable.damaged();
    }
    word = String.valueOf((char) (bytes[end++] & 0xff));
    if (word.equals("'")) {
      end = Math.min(end + 2, bytes.length);
    }
    return Type.SYMBOL;
  }

  private void parameter() {
    int from = end;
    int sign = 1;
    if (end < bytes.length && bytes[end] == '-') {
      sign = -1;
      end++;
    }
    long value = 0;
    int digits = end;
    while (end < bytes.length && bytes[end] >= '0' && bytes[end] <= '9' && end - digits < 10) {
      value = value * 10 + bytes[end++] - '0';
    }
    numbered = end > digits;
    if (!numbered) {
      end = from;
    }
    number = (int) (sign * Math.min(value, Integer.MAX_VALUE));
  }

  private static boolean isLetter(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
  }
}
