package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Uncleanable;

/** Reads a mail into its parts, decoded (RFC 5322, RFC 2045). A mail inside stays whole. */
final class MailReader {

  private static final int HEADER_FIELDS = 2_000;
  private static final int DEPTH = 30;

  private long held;

  MailPart read(InputStream mail) throws IOException {
    MimeConfig config =
        MimeConfig.custom()
            .setMaxLineLen(1 << 20)
            .setMaxHeaderLen(1 << 20)
            .setMaxHeaderCount(HEADER_FIELDS)
            .setHeadlessParsing(null)
            .build();
    MimeTokenStream stream = new MimeTokenStream(config);
    stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
    stream.parse(mail);
    try {
      return read(stream);
    } catch (MimeException e) {
      throw Uncleanable.damaged();
    }
  }

  private MailPart read(MimeTokenStream stream) throws IOException, MimeException {
    MailPart whole = new MailPart();
    Deque<MailPart> open = new ArrayDeque<>();
    open.push(whole);
    int parts = 0;
    for (EntityState s = stream.getState(); s != EntityState.T_END_OF_STREAM; s = stream.next()) {
      MailPart part = open.element();
      switch (s) {
        case T_START_BODYPART -> {
          MailPart inside = new MailPart();
          part.parts.add(inside);
          open.push(inside);
          if (++parts > Bounds.MEMBERS || open.size() > DEPTH) {
            throw Uncleanable.tooLarge();
          }
        }
        case T_END_BODYPART -> open.pop();
        case T_FIELD -> field(part, stream.getField());
        case T_START_MULTIPART -> {
          describe(part, stream);
          part.type = multipart(part.type);
        }
        case T_BODY -> {
          describe(part, stream);
          part.body = body(stream);
        }
        default -> {}
      }
    }
    return whole;
  }

  private static void field(MailPart part, Field field) {
    String name = field.getName().strip().toLowerCase(Locale.ROOT);
    String value = field.getBody() == null ? "" : field.getBody();
    part.header.putIfAbsent(name, value.replaceAll("[\\r\\n]+[ \\t]*", " ").strip());
  }

  private static void describe(MailPart part, MimeTokenStream stream) {
    part.type = stream.getBodyDescriptor().getMimeType().toLowerCase(Locale.ROOT);
    String charset = stream.getBodyDescriptor().getCharset();
    part.charset = charset == null ? "" : charset;
    part.name = MailFields.fileName(part);
  }

  private static String multipart(String type) {
    return type.startsWith("multipart/") ? type : "multipart/mixed";
  }

  private byte[] body(MimeTokenStream stream) throws IOException {
    try (InputStream in = stream.getDecodedInputStream()) {
      byte[] bytes = in.readNBytes(Bounds.PART_IN_MEMORY + 1);
      held += bytes.length;
      if (held > Bounds.PART_IN_MEMORY) {
        throw Uncleanable.tooLarge();
      }
      return bytes;
    }
  }
}
