package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.MemorySink;
import org.ecluse.sanitize.io.Sink;

/**
 * Mail, and pages saved as mail. Written anew: of the header stay From, To, Cc, Subject and the day
 * (decision 0037); transport, programs, identifiers, signatures and receipts go; boundaries and
 * content identifiers are numbers. Texts and attachments are cleaned as what they are.
 */
public class EmlCleaner implements Cleaner {

  /** Parts that only prove who sent a mail or report how it travelled. */
  private static final Set<String> DROPPED =
      Set.of(
          "application/pgp-signature",
          "application/pkcs7-signature",
          "application/x-pkcs7-signature",
          "message/delivery-status",
          "message/disposition-notification",
          "message/external-body",
          "message/partial",
          "text/rfc822-headers");

  private final MediaKind kind;
  private final Inner inner;

  public EmlCleaner(MediaKind kind, Inner inner) {
    this.kind = kind;
    this.inner = inner;
  }

  @Override
  public MediaKind kind() {
    return kind;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    MailPart mail;
    try (InputStream in = source.stream()) {
      mail = new MailReader().read(in);
    }
    new Run(new MailWriter(sink), notes, mail).write();
  }

  /** A seam for a test that breaks this cleaner on purpose. */
  boolean keepsHeader() {
    return false;
  }

  private static boolean isText(MailPart part) {
    boolean text = part.type.equals("text/html") || part.type.equals("text/plain");
    return text && !part.isAttachment();
  }

  /** A mail of plain words, as before MIME; it stays one. */
  private static boolean saysNothingOfItsForm(MailPart mail) {
    return isText(mail)
        && mail.type.equals("text/plain")
        && mail.field("mime-version").isEmpty()
        && mail.field("content-type").isEmpty()
        && mail.field("content-transfer-encoding").isEmpty();
  }

  /** The cleaning of one mail. */
  private final class Run {

    private final MailWriter out;
    private final Notes notes;
    private final MailPart mail;
    private final Map<String, String> identifiers = new LinkedHashMap<>();
    private final Map<MailPart, String> places = new HashMap<>();
    private final Map<MailPart, MemberCleaning.Cleaned> cleaned = new HashMap<>();

    Run(MailWriter out, Notes notes, MailPart mail) {
      this.out = out;
      this.notes = notes;
      this.mail = mail;
      number(mail);
    }

    /** Every part that others can point at gets a number, before any of them is written. */
    private void number(MailPart part) {
      if (!part.contentId().isEmpty() || !part.location().isEmpty()) {
        String place = "part" + (places.size() + 1) + "@mail";
        places.put(part, place);
        identifiers.putIfAbsent("cid:" + part.contentId(), "cid:" + place);
        if (!part.location().isEmpty()) {
          identifiers.putIfAbsent(part.location(), "cid:" + place);
        }
      }
      part.parts.forEach(this::number);
    }

    /** A mail inside stands there unpacked, and its boundaries must not be those around it. */
    private void cleanAttachments(MailPart part) throws IOException {
      if (!part.isMultipart() && !isText(part) && !DROPPED.contains(part.type)) {
        MemberCleaning.Cleaned clean = MemberCleaning.clean(inner, Content.of(part.body), notes);
        cleaned.put(part, clean);
        part.body = new byte[0];
        out.passOver(clean.bytes());
      }
      for (MailPart inside : part.parts) {
        cleanAttachments(inside);
      }
    }

    void write() throws IOException {
      cleanAttachments(mail);
      for (String name : MailFields.KEPT) {
        String value = mail.field(name.toLowerCase(java.util.Locale.ROOT));
        if (!value.isEmpty()) {
          out.field(name, value);
        }
      }
      Optional<String> day = MailFields.day(mail.field("date"));
      if (day.isPresent()) {
        out.field("Date", day.get());
      }
      if (keepsHeader()) {
        out.field("Received", mail.field("received"));
        out.field("Message-ID", mail.field("message-id"));
      }
      if (saysNothingOfItsForm(mail)) {
        byte[] words = clean(mail, new TextCleaner());
        if (MailWriter.isPlain(words)) {
          out.words(words);
          return;
        }
      }
      out.field("MIME-Version", "1.0");
      part(mail);
    }

    private void part(MailPart part) throws IOException {
      if (part.isMultipart()) {
        String type = part.type.equals("multipart/signed") ? "multipart/mixed" : part.type;
        String boundary = out.multipart(type);
        for (MailPart inside : part.parts) {
          if (!DROPPED.contains(inside.type)) {
            out.boundary(boundary);
            part(inside);
          }
        }
        out.end(boundary);
      } else if (isText(part)) {
        boolean page = part.type.equals("text/html");
        text(
            part, page ? new HtmlCleaner(MediaKind.HTML, inner, this::placeOf) : new TextCleaner());
      } else {
        attachment(part);
      }
    }

    private Optional<String> placeOf(String address) {
      return Optional.ofNullable(identifiers.get(address));
    }

    private void text(MailPart part, Cleaner cleaner) throws IOException {
      out.text(part.type, place(part), clean(part, cleaner));
    }

    private byte[] clean(MailPart part, Cleaner cleaner) throws IOException {
      byte[] unicode =
          ("\ufeff" + new String(part.body, MailFields.charset(part.charset)))
              .getBytes(StandardCharsets.UTF_8);
      MemorySink sink = new MemorySink(Bounds.PART_IN_MEMORY);
      cleaner.clean(Content.of(unicode), sink, notes);
      return sink.bytes();
    }

    private void attachment(MailPart part) throws IOException {
      MemberCleaning.Cleaned clean = cleaned.get(part);
      if (clean == null) {
        return;
      }
      String type = clean.kind().map(MediaKind::mediaType).orElse("application/octet-stream");
      Optional<String> name =
          part.name.isEmpty() ? Optional.empty() : new MemberNames().name(part.name, clean.kind());
      out.attachment(type, place(part), name, part.isAttachment(), clean.bytes());
    }

    private Optional<String> place(MailPart part) {
      return Optional.ofNullable(places.get(part));
    }
  }
}
