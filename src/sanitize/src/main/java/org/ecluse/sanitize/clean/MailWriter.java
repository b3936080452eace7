package org.ecluse.sanitize.clean;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecluse.sanitize.io.Sink;

/**
 * Writes a mail that says nothing of its writer: fixed order of fields, boundaries that are
 * numbers. A boundary starts with {@code =_}, which neither base64 nor quoted-printable can hold.
 */
final class MailWriter {

  private static final int LONGEST_LINE = 990;
  private static final String END = "\r\n";

  private static final Pattern USED = Pattern.compile("--=_(\\d{1,8})");

  private final Sink sink;
  private int boundaries;

  MailWriter(Sink sink) {
    this.sink = sink;
  }

  void field(String name, String value) throws IOException {
    write(MailFields.fold(name, value));
  }

  /** Takes boundaries higher than any in a part that will stand here unencoded. */
  void passOver(byte[] part) {
    Matcher used = USED.matcher(new String(part, StandardCharsets.ISO_8859_1));
    while (used.find()) {
      boundaries = Math.max(boundaries, Integer.parseInt(used.group(1)));
    }
  }

  String multipart(String type) throws IOException {
    String boundary = "=_" + ++boundaries;
    write(
        "Content-Type: "
            + type.replaceAll("[^a-z0-9/.+-]", "")
            + "; boundary=\""
            + boundary
            + "\""
            + END);
    return boundary;
  }

  void boundary(String boundary) throws IOException {
    write(END + "--" + boundary + END);
  }

  void end(String boundary) throws IOException {
    write(END + "--" + boundary + "--" + END);
  }

  static boolean isPlain(byte[] utf8) {
    return isPlain(new String(utf8, StandardCharsets.UTF_8).replace("\n", END));
  }

  /** The whole body of a mail without MIME: {@link #isPlain} words. */
  void words(byte[] plain) throws IOException {
    write(END + new String(plain, StandardCharsets.US_ASCII).replace("\n", END));
  }

  void text(String type, Optional<String> place, byte[] utf8) throws IOException {
    write("Content-Type: " + type + "; charset=utf-8" + END);
    place(place);
    String text = new String(utf8, StandardCharsets.UTF_8).replace("\n", END);
    boolean plain = isPlain(text);
    write("Content-Transfer-Encoding: " + (plain ? "7bit" : "quoted-printable") + END + END);
    if (plain) {
      write(text);
    } else {
      quoted(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  void attachment(
      String type, Optional<String> place, Optional<String> name, boolean apart, byte[] bytes)
      throws IOException {
    boolean mail = type.equals("message/rfc822");
    write("Content-Type: " + type + END);
    place(place);
    String file = name.map(MailWriter::named).orElse("");
    write("Content-Disposition: " + (apart ? "attachment" : "inline") + file + END);
    // A mail inside a mail must not be encoded (RFC 2046 §5.2.1).
    write("Content-Transfer-Encoding: " + (mail ? "8bit" : "base64") + END + END);
    if (mail) {
      sink.write(bytes);
    } else {
      sink.write(Base64.getMimeEncoder(76, END.getBytes(StandardCharsets.US_ASCII)).encode(bytes));
    }
  }

  private void place(Optional<String> place) throws IOException {
    if (place.isPresent()) {
      write("Content-ID: <" + place.get() + ">" + END);
    }
  }

  /** A file name, in ASCII or as RFC 2231 §4 writes others. */
  private static String named(String name) {
    boolean ascii = name.chars().allMatch(c -> c >= ' ' && c < 127);
    return ascii
        ? "; filename=\"" + name + "\""
        : ";\r\n filename*=utf-8''"
            + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static boolean isPlain(String text) {
    return text.chars().allMatch(c -> c < 127 && (c >= ' ' || c == '\t' || c == '\r' || c == '\n'))
        && text.lines().allMatch(l -> l.length() < LONGEST_LINE && !l.startsWith("--=_"));
  }

  /** Quoted-printable (RFC 2045 §6.7), lines of 76. */
  private void quoted(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + bytes.length / 4);
    int line = 0;
    for (int i = 0; i < bytes.length; i++) {
      int b = bytes[i] & 0xff;
      if (b == '\r' && i + 1 < bytes.length && bytes[i + 1] == '\n') {
        out.write('\r');
        out.write('\n');
        i++;
        line = 0;
        continue;
      }
      boolean last = i + 1 == bytes.length || bytes[i + 1] == '\r';
      boolean plain = (b > ' ' && b < 127 && b != '=') || (b == ' ' && !last);
      if (line + (plain ? 1 : 3) > 75) {
        out.write("=\r\n".getBytes(StandardCharsets.US_ASCII));
        line = 0;
      }
      if (plain) {
        out.write(b);
      } else {
        out.write(String.format("=%02X", b).getBytes(StandardCharsets.US_ASCII));
      }
      line += plain ? 1 : 3;
    }
    sink.write(out.toByteArray());
  }

  private void write(String text) throws IOException {
    sink.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
