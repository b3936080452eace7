package org.ecluse.sanitize.inspect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Reader;

/** The tokens of a PDF (ISO 32000-2 §7.2), wherever they stand; it knows no cross-references. */
final class PdfLexer {

  /** What a token is. WORD is a number or a keyword. */
  enum Token {
    NAME,
    STRING,
    WORD,
    DICTIONARY,
    DICTIONARY_END,
    ARRAY,
    ARRAY_END,
    END
  }

  private final Reader in;
  private byte[] bytes = {};

  PdfLexer(Reader in) {
    this.in = in;
  }

  /** The bytes of the last name, word or string, without escapes. */
  byte[] bytes() {
    return bytes;
  }

  String text() {
    return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  Token next() throws IOException {
    while (true) {
      int c = in.next();
      Token token =
          switch (c) {
            case -1 -> Token.END;
            case '/' -> take(Token.NAME, name());
            case '(' -> take(Token.STRING, literal());
            case '<' -> follows('<') ? Token.DICTIONARY : take(Token.STRING, hexadecimal());
            case '>' -> follows('>') ? Token.DICTIONARY_END : null;
            case '[' -> Token.ARRAY;
            case ']' -> Token.ARRAY_END;
            default -> isRegular(c) ? take(Token.WORD, word(c)) : null;
          };
      if (token != null) {
        return token;
      }
      if (c == '%') {
        comment();
      }
    }
  }

  private Token take(Token token, byte[] text) {
    bytes = text;
    return token;
  }

  private boolean follows(char wanted) throws IOException {
    boolean follows = in.peek() == wanted;
    if (follows) {
      in.next();
    }
    return follows;
  }

  private void comment() throws IOException {
    for (int c = in.peek(); c >= 0 && c != '\r' && c != '\n'; c = in.peek()) {
      in.next();
    }
  }

  private byte[] name() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int c = in.peek(); c >= 0 && isRegular(c) && out.size() < 4096; c = in.peek()) {
      in.next();
      if (c == '#' && digit(in.peek()) >= 0) {
        int high = digit(in.next());
        int low = digit(in.peek());
        if (low >= 0) {
          in.next();
        }
        out.write(high << 4 | Math.max(low, 0));
      } else {
        out.write(c);
      }
    }
    return out.toByteArray();
  }

  private byte[] word(int first) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(first);
    for (int c = in.peek(); c >= 0 && isRegular(c) && out.size() < 4096; c = in.peek()) {
      out.write(in.next());
    }
    return out.toByteArray();
  }

  private byte[] literal() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int depth = 1;
    while (depth > 0 && out.size() < Bounds.SEGMENT) {
      int c = in.next();
      if (c < 0) {
        break;
      } else if (c == '\\') {
        escape(out);
        continue;
      } else if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      }
      if (depth > 0) {
        out.write(c);
      }
    }
    return out.toByteArray();
  }

  private void escape(ByteArrayOutputStream out) throws IOException {
    int c = in.next();
    switch (c) {
      case -1 -> {}
      case 'n' -> out.write('\n');
      case 'r' -> out.write('\r');
      case 't' -> out.write('\t');
      case 'b' -> out.write('\b');
      case 'f' -> out.write('\f');
      case '\r' -> {
        if (in.peek() == '\n') {
          in.next();
        }
      }
      case '\n' -> {}
      default -> {
        int value = c - '0';
        if (value < 0 || value > 7) {
          out.write(c);
          return;
        }
        for (int i = 0; i < 2 && in.peek() >= '0' && in.peek() <= '7'; i++) {
          value = value << 3 | (in.next() - '0');
        }
        out.write(value);
      }
    }
  }

  private byte[] hexadecimal() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int half = -1;
    for (int c = in.next(); c >= 0 && c != '>' && out.size() < Bounds.SEGMENT; c = in.next()) {
      int digit = digit(c);
      if (digit < 0) {
        continue;
      }
      if (half < 0) {
        half = digit;
      } else {
        out.write(half << 4 | digit);
        half = -1;
      }
    }
    if (half >= 0) {
      out.write(half << 4);
    }
    return out.toByteArray();
  }

  private static int digit(int c) {
    return c < 0 ? -1 : Character.digit(c, 16);
  }

  private static boolean isRegular(int c) {
    return c > ' ' && "()<>[]{}/%".indexOf(c) < 0;
  }
}
