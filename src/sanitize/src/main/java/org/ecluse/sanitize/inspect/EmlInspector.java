package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Uncleanable;

/** Looks at a mail: every header field that is not known to be words for its reader counts. */
public final class EmlInspector implements Inspector {

  private static final Set<String> WORDS = Set.of("from", "to", "cc", "subject");

  private static final Set<String> STRUCTURE =
      Set.of("mime-version", "content-type", "content-transfer-encoding", "content-disposition");

  private static final Map<String, TraceGroup> FIELDS =
      Map.ofEntries(
          Map.entry("received", TraceGroup.PLACE),
          Map.entry("x-originating-ip", TraceGroup.PLACE),
          Map.entry("x-sender-ip", TraceGroup.PLACE),
          Map.entry("x-received", TraceGroup.PLACE),
          Map.entry("message-id", TraceGroup.IDENTIFIER),
          Map.entry("references", TraceGroup.IDENTIFIER),
          Map.entry("in-reply-to", TraceGroup.IDENTIFIER),
          Map.entry("thread-index", TraceGroup.IDENTIFIER),
          Map.entry("thread-topic", TraceGroup.IDENTIFIER),
          Map.entry("dkim-signature", TraceGroup.IDENTIFIER),
          Map.entry("domainkey-signature", TraceGroup.IDENTIFIER),
          Map.entry("arc-seal", TraceGroup.IDENTIFIER),
          Map.entry("authentication-results", TraceGroup.IDENTIFIER),
          Map.entry("content-location", TraceGroup.IDENTIFIER),
          Map.entry("content-id", TraceGroup.IDENTIFIER),
          Map.entry("snapshot-content-location", TraceGroup.IDENTIFIER),
          Map.entry("return-path", TraceGroup.PERSON),
          Map.entry("sender", TraceGroup.PERSON),
          Map.entry("reply-to", TraceGroup.PERSON),
          Map.entry("bcc", TraceGroup.PERSON),
          Map.entry("delivered-to", TraceGroup.PERSON),
          Map.entry("envelope-to", TraceGroup.PERSON),
          Map.entry("disposition-notification-to", TraceGroup.PERSON),
          Map.entry("organization", TraceGroup.PERSON),
          Map.entry("user-agent", TraceGroup.SOFTWARE),
          Map.entry("x-mailer", TraceGroup.SOFTWARE),
          Map.entry("date", TraceGroup.TIME));

  private final MediaKind kind;
  private final Within within;

  public EmlInspector(MediaKind kind, Within within) {
    this.kind = kind;
    this.within = within;
  }

  @Override
  public MediaKind kind() {
    return kind;
  }

  @Override
  public void inspect(Content content, Findings findings) throws IOException {
    new MailWalk(counting(findings)).read(bytes(content));
  }

  private MailWalk.Handler counting(Findings findings) {
    return new MailWalk.Handler() {
      @Override
      public void field(String name, String value, boolean top) {
        EmlInspector.field(name, value, top, findings);
      }

      @Override
      public void body(String type, byte[] bytes) throws IOException {
        EmlInspector.this.body(type, bytes, findings);
      }

      @Override
      public void between(String text) {
        if (!text.isBlank()) {
          findings.count(TraceGroup.HIDDEN, "text outside the parts");
        }
      }
    };
  }

  private static void field(String name, String value, boolean top, Findings findings) {
    if (STRUCTURE.contains(name)) {
      structure(name, value, findings);
      return;
    }
    boolean midnight = name.equals("date") && value.endsWith("00:00:00 +0000");
    boolean number = name.equals("content-id") && value.matches("<part\\d+@mail>");
    if ((WORDS.contains(name) && top) || (midnight && top) || number) {
      return;
    }
    TraceGroup group = FIELDS.getOrDefault(name, TraceGroup.OTHER);
    findings.count(group, tag(name, group));
    String bare = value.replaceAll("[<>]", "").strip();
    if (group == TraceGroup.PERSON || group == TraceGroup.IDENTIFIER) {
      findings.value(group, bare);
    } else if (name.startsWith("x-") && name.endsWith("-ip")) {
      findings.value(TraceGroup.PLACE, bare.replaceAll("[\\[\\]]", ""));
    }
  }

  private static String tag(String name, TraceGroup group) {
    if (FIELDS.containsKey(name)) {
      return "header " + name;
    }
    return group == TraceGroup.OTHER && name.startsWith("x-")
        ? "header X-"
        : "header of another kind";
  }

  private static void structure(String name, String value, Findings findings) {
    String lower = value.toLowerCase(Locale.ROOT);
    if (lower.contains("boundary") && !lower.matches(".*boundary=\"=_\\d+\".*")) {
      findings.count(TraceGroup.IDENTIFIER, "boundary");
    }
    if (name.equals("content-disposition")
        && lower.matches("(?s).*(creation|modification|read)-date.*")) {
      findings.count(TraceGroup.TIME, "time of an attachment");
    }
  }

  private void body(String type, byte[] bytes, Findings findings) throws IOException {
    if (bytes.length == 0) {
      return;
    }
    switch (type) {
      case "text/plain" -> {
        TextInspector.Look look = new TextInspector.Look(true);
        new String(bytes, StandardCharsets.UTF_8).chars().forEach(c -> look.at((char) c));
        look.reportCharacters(findings);
      }
      case "text/html" ->
          new HtmlInspector(MediaKind.HTML, within).inspect(Content.of(bytes), findings);
      case "application/pgp-signature",
          "application/pkcs7-signature",
          "application/x-pkcs7-signature" ->
          findings.count(TraceGroup.PERSON, "signature");
      case "message/delivery-status",
          "message/disposition-notification",
          "text/rfc822-headers",
          "message/external-body",
          "message/partial" ->
          findings.count(TraceGroup.HIDDEN, "report of a delivery");
      default -> within.inspect(Content.of(bytes), findings);
    }
  }

  @Override
  public void search(Content content, Search hits) throws IOException {
    if (hits.isNeeded()) {
      new MailWalk(searching(hits)).read(bytes(content));
    }
  }

  private MailWalk.Handler searching(Search hits) {
    return new MailWalk.Handler() {
      @Override
      public void field(String name, String value, boolean top) {
        boolean words = WORDS.contains(name) || name.equals("content-disposition");
        hits.whole(
            value.getBytes(StandardCharsets.ISO_8859_1),
            words ? Search.Place.TEXT : Search.Place.HIDDEN);
      }

      @Override
      public void body(String type, byte[] bytes) throws IOException {
        if (type.equals("text/html")) {
          new HtmlInspector(MediaKind.HTML, within).search(Content.of(bytes), hits);
        } else if (type.equals("text/plain")) {
          hits.whole(bytes, Search.Place.TEXT);
        } else if (bytes.length > 0) {
          within.search(Content.of(bytes), hits);
        }
      }

      @Override
      public void between(String text) {
        hits.whole(text.getBytes(StandardCharsets.ISO_8859_1), Search.Place.HIDDEN);
      }
    };
  }

  private static byte[] bytes(Content content) throws IOException {
    try (InputStream in = content.stream()) {
      byte[] bytes = in.readNBytes(2 * Bounds.PART_IN_MEMORY + 1);
      if (bytes.length > 2 * Bounds.PART_IN_MEMORY) {
        throw Uncleanable.tooLarge();
      }
      return bytes;
    }
  }
}
