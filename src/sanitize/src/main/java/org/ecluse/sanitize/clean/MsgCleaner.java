package org.ecluse.sanitize.clean;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.CompoundFile;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * Outlook messages ([MS-OXMSG]). What a reader sees of one is written as a mail, which is then
 * cleaned as every mail; hundreds of properties that only programs see go with the old form.
 */
public final class MsgCleaner implements Cleaner {

  private static final int SUBJECT = 0x0037;
  private static final int SENDER = 0x0c1a;
  private static final int SENDER_ADDRESS = 0x0c1f;
  private static final int SENDER_SMTP = 0x5d01;
  private static final int SENT = 0x0039;
  private static final int DELIVERED = 0x0e06;
  private static final int BODY = 0x1000;
  private static final int HTML = 0x1013;
  private static final int RTF = 0x1009;
  private static final int RECIPIENT_TYPE = 0x0c15;
  private static final int NAME = 0x3001;
  private static final int ADDRESS = 0x3003;
  private static final int SMTP = 0x39fe;
  private static final int DATA = 0x3701;
  private static final int SHORT_NAME = 0x3704;
  private static final int LONG_NAME = 0x3707;
  private static final int CONTENT_ID = 0x3712;

  /** From 1601 to 1970, in seconds. */
  private static final long EPOCH = 11_644_473_600L;

  private static final long TICKS = 10_000_000;

  private final Inner inner;

  public MsgCleaner(Inner inner) {
    this.inner = inner;
  }

  @Override
  public MediaKind kind() {
    return MediaKind.MSG;
  }

  @Override
  public MediaKind output() {
    return MediaKind.EML;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    byte[] mail = mail(OutlookMessage.of(CompoundFile.read(source)), 0);
    new EmlCleaner(MediaKind.EML, inner).clean(Content.of(mail), sink, notes);
  }

  private static byte[] mail(OutlookMessage message, int depth) throws IOException {
    if (depth > Bounds.NESTING) {
      throw Uncleanable.tooLarge();
    }
    StringBuilder head = new StringBuilder();
    field(head, "From", sender(message));
    field(head, "To", recipients(message, 1));
    field(head, "Cc", recipients(message, 2));
    field(head, "Subject", message.text(SUBJECT));
    field(head, "Date", day(message));
    head.append("MIME-Version: 1.0\r\n");
    String boundary = "=_message" + depth;
    head.append("Content-Type: multipart/mixed; boundary=\"").append(boundary).append("\"\r\n\r\n");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(head.toString().getBytes(StandardCharsets.US_ASCII));
    for (byte[] part : parts(message, depth)) {
      out.writeBytes(("--" + boundary + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.writeBytes(part);
      if (out.size() > 2 * Bounds.PART_IN_MEMORY) {
        throw Uncleanable.tooLarge();
      }
    }
    out.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }

  private static List<byte[]> parts(OutlookMessage message, int depth) throws IOException {
    List<byte[]> parts = new ArrayList<>();
    Optional<byte[]> page = message.binary(HTML);
    byte[] html =
        page.isPresent() ? page.get() : message.text(HTML).getBytes(StandardCharsets.UTF_8);
    String text = message.text(BODY);
    Optional<byte[]> rich = message.binary(RTF);
    if (html.length > 0) {
      String charset = page.isPresent() ? "" : "; charset=utf-8";
      parts.add(part("text/html" + charset, "", html));
    } else if (!text.isBlank() || rich.isEmpty()) {
      parts.add(part("text/plain; charset=utf-8", "", text.getBytes(StandardCharsets.UTF_8)));
    } else {
      parts.add(part("application/rtf", disposition("message.rtf"), PackedRtf.unpack(rich.get())));
    }
    for (OutlookMessage attachment : message.attachments()) {
      parts.add(attachment(attachment, depth));
    }
    return parts;
  }

  private static byte[] attachment(OutlookMessage attachment, int depth) throws IOException {
    Optional<OutlookMessage> inside = attachment.attached();
    if (inside.isPresent()) {
      return part("application/octet-stream", disposition(""), mail(inside.get(), depth + 1));
    }
    String name = attachment.text(LONG_NAME);
    String shown = name.isEmpty() ? attachment.text(SHORT_NAME) : name;
    String id = attachment.text(CONTENT_ID).replaceAll("[^\\x21-\\x7e]|[<>]", "");
    String place = id.isEmpty() ? "" : "Content-ID: <" + id + ">\r\n";
    byte[] data = attachment.binary(DATA).orElse(new byte[0]);
    return part("application/octet-stream", place + disposition(shown), data);
  }

  private static String disposition(String name) {
    return "Content-Disposition: attachment"
        + (name.isEmpty() ? "" : "; filename*=utf-8''" + percent(name))
        + "\r\n";
  }

  /** RFC 8187 §3.2.1, with nothing left as it is but letters and digits. */
  private static String percent(String text) {
    StringBuilder out = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9');
      out.append(plain || b == '.' ? "" + (char) b : String.format(Locale.ROOT, "%%%02X", b));
    }
    return out.toString();
  }

  private static byte[] part(String type, String fields, byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String head =
        "Content-Type: " + type + "\r\nContent-Transfer-Encoding: base64\r\n" + fields + "\r\n";
    out.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(Base64.getMimeEncoder().encode(body));
    out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }

  private static String sender(OutlookMessage message) throws IOException {
    String smtp = message.text(SENDER_SMTP);
    return person(message.text(SENDER), smtp.isEmpty() ? message.text(SENDER_ADDRESS) : smtp);
  }

  private static String recipients(OutlookMessage message, int type) throws IOException {
    List<String> people = new ArrayList<>();
    for (OutlookMessage recipient : message.recipients()) {
      if (recipient.number(RECIPIENT_TYPE).orElse(1) == type) {
        String smtp = recipient.text(SMTP);
        people.add(person(recipient.text(NAME), smtp.isEmpty() ? recipient.text(ADDRESS) : smtp));
      }
    }
    return String.join(", ", people);
  }

  /** A name and an address; an address of the mail server's own kind says nothing to a reader. */
  private static String person(String name, String address) {
    String shown = name.replaceAll("[\"\\\\\\p{Cntrl}]", " ").strip();
    String mail = address.matches("[^\\s<>,;\"]+@[^\\s<>,;\"]+") ? "<" + address + ">" : "";
    if (shown.isEmpty() || mail.equals("<" + shown + ">")) {
      return mail.isEmpty() ? shown : mail.substring(1, mail.length() - 1);
    }
    String phrase = shown.matches("[\\x20-\\x7e]+") ? "\"" + shown + "\"" : encoded(shown);
    return mail.isEmpty() ? phrase : phrase + " " + mail;
  }

  private static void field(StringBuilder head, String name, String value) {
    String line = value.replaceAll("\\p{Cntrl}+", " ").strip();
    if (!line.isEmpty()) {
      head.append(name).append(": ");
      head.append(line.matches("[\\x20-\\x7e]+") ? line : encoded(line)).append("\r\n");
    }
  }

  /** An encoded word (RFC 2047); longer than its 75 letters, which our own reader takes. */
  private static String encoded(String text) {
    return "=?utf-8?B?"
        + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))
        + "?=";
  }

  private static String day(OutlookMessage message) throws IOException {
    OptionalLong sent = message.number(SENT);
    OptionalLong ticks = sent.isPresent() ? sent : message.number(DELIVERED);
    if (ticks.isEmpty() || ticks.getAsLong() <= 0) {
      return "";
    }
    Instant instant = Instant.ofEpochSecond(ticks.getAsLong() / TICKS - EPOCH);
    return DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH)
        .format(instant.atZone(ZoneOffset.UTC));
  }
}
