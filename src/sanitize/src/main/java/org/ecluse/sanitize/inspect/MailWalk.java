package org.ecluse.sanitize.inspect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Uncleanable;

/** Walks over a mail as lines: header fields, boundaries, bodies (RFC 5322, RFC 2045, RFC 2046). */
final class MailWalk {

  private static final int DEPTH = 40;
  private static final Pattern BOUNDARY =
      Pattern.compile("(?i)boundary\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;]+))");
  private static final Pattern CHARSET =
      Pattern.compile("(?i)charset\\s*=\\s*\"?([A-Za-z0-9._:-]+)");

  /** What is told of a mail. */
  interface Handler {
    void field(String name, String value, boolean top) throws IOException;

    /** The bytes of a part, decoded. */
    void body(String type, byte[] bytes) throws IOException;

    /** Text that belongs to no part. */
    void between(String text) throws IOException;
  }

  private final Handler handler;

  MailWalk(Handler handler) {
    this.handler = handler;
  }

  void read(byte[] mail) throws IOException {
    if (mail.length > 2 * Bounds.PART_IN_MEMORY) {
      throw Uncleanable.tooLarge();
    }
    entity(new String(mail, StandardCharsets.ISO_8859_1), 0);
  }

  private void entity(String text, int depth) throws IOException {
    if (depth > DEPTH) {
      throw Uncleanable.tooLarge();
    }
    int at = 0;
    String type = "text/plain";
    String contentType = "";
    String encoding = "";
    StringBuilder field = new StringBuilder();
    while (at < text.length()) {
      int end = text.indexOf('\n', at);
      String line = text.substring(at, end < 0 ? text.length() : end).replace("\r", "");
      at = end < 0 ? text.length() : end + 1;
      if (!line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t')) {
        field.append(' ').append(line.strip());
        continue;
      }
      if (!field.isEmpty()) {
        String whole = field.toString();
        int colon = Math.max(0, whole.indexOf(':'));
        String name = whole.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        String value = whole.substring(Math.min(whole.length(), colon + 1)).strip();
        handler.field(name, value, depth == 0);
        if (name.equals("content-type")) {
          contentType = value;
          type = value.replaceAll("[;\\s].*", "").toLowerCase(Locale.ROOT);
        } else if (name.equals("content-transfer-encoding")) {
          encoding = value.toLowerCase(Locale.ROOT);
        }
        field.setLength(0);
      }
      if (line.isEmpty()) {
        break;
      }
      field.append(line);
    }
    String body = text.substring(Math.min(at, text.length()));
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (type.startsWith("multipart/") && boundary.find()) {
      String named = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
      multipart(body, named, depth);
    } else {
      handler.body(type, decode(body, encoding, type, contentType));
    }
  }

  private void multipart(String body, String boundary, int depth) throws IOException {
    String mark = "--" + boundary;
    int start = -1;
    for (int at = line(body, mark, 0); at >= 0; at = line(body, mark, at + mark.length())) {
      if (start < 0) {
        handler.between(body.substring(0, at));
      } else {
        entity(body.substring(start, at), depth + 1);
      }
      int end = body.indexOf('\n', at);
      String rest = body.substring(at + mark.length(), end < 0 ? body.length() : end);
      start = end < 0 ? body.length() : end + 1;
      if (rest.strip().equals("--")) {
        handler.between(body.substring(start));
        return;
      }
    }
    if (start < 0) {
      handler.between(body);
    } else {
      entity(body.substring(start), depth + 1);
    }
  }

  /** Where a line begins with that, from a place on. */
  private static int line(String body, String mark, int from) {
    int at = body.indexOf(mark, from);
    while (at > 0 && body.charAt(at - 1) != '\n') {
      at = body.indexOf(mark, at + 1);
    }
    return at;
  }

  /** Text comes out as UTF-8, whatever it was. */
  private static byte[] decode(String body, String encoding, String type, String contentType) {
    byte[] bytes =
        switch (encoding) {
          case "base64" -> base64(body);
          case "quoted-printable" -> quoted(body);
          default -> body.getBytes(StandardCharsets.ISO_8859_1);
        };
    Matcher charset = CHARSET.matcher(contentType);
    if (!type.startsWith("text/") || !charset.find()) {
      return bytes;
    }
    try {
      return new String(bytes, Charset.forName(charset.group(1)))
          .replace("\r\n", "\n")
          .getBytes(StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return bytes;
    }
  }

  private static byte[] base64(String body) {
    String letters = body.replaceAll("[^A-Za-z0-9+/]", "");
    int whole = letters.length() - (letters.length() % 4 == 1 ? 1 : 0);
    return Base64.getDecoder().decode(letters.substring(0, whole));
  }

  private static byte[] quoted(String body) {
    String joined = body.replaceAll("=[ \\t]*\\r?\\n", "");
    ByteArrayOutputStream out = new ByteArrayOutputStream(joined.length());
    for (int i = 0; i < joined.length(); i++) {
      char c = joined.charAt(i);
      int high = i + 2 < joined.length() ? Character.digit(joined.charAt(i + 1), 16) : -1;
      int low = high >= 0 ? Character.digit(joined.charAt(i + 2), 16) : -1;
      if (c == '=' && low >= 0) {
        out.write(high << 4 | low);
        i += 2;
      } else {
        out.write(c);
      }
    }
    return out.toByteArray();
  }
}
