package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.ecluse.core.Content;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Reader;

/** What music programs write beside the sound: ID3, APE, Lyrics3 and Vorbis comments. */
final class SoundTags {

  private static final int MOST_FRAMES = 10_000;

  private static final Map<String, TraceGroup> FRAMES =
      Map.ofEntries(
          Map.entry("TPE1", TraceGroup.PERSON),
          Map.entry("TPE2", TraceGroup.PERSON),
          Map.entry("TPE3", TraceGroup.PERSON),
          Map.entry("TPE4", TraceGroup.PERSON),
          Map.entry("TCOM", TraceGroup.PERSON),
          Map.entry("TEXT", TraceGroup.PERSON),
          Map.entry("TOWN", TraceGroup.PERSON),
          Map.entry("TENC", TraceGroup.PERSON),
          Map.entry("TCOP", TraceGroup.PERSON),
          Map.entry("TPUB", TraceGroup.PERSON),
          Map.entry("TP1", TraceGroup.PERSON),
          Map.entry("TP2", TraceGroup.PERSON),
          Map.entry("TCM", TraceGroup.PERSON),
          Map.entry("TEN", TraceGroup.PERSON),
          Map.entry("TSSE", TraceGroup.SOFTWARE),
          Map.entry("TSS", TraceGroup.SOFTWARE),
          Map.entry("TDRC", TraceGroup.TIME),
          Map.entry("TDEN", TraceGroup.TIME),
          Map.entry("TDTG", TraceGroup.TIME),
          Map.entry("TYER", TraceGroup.TIME),
          Map.entry("TDAT", TraceGroup.TIME),
          Map.entry("TIME", TraceGroup.TIME),
          Map.entry("TYE", TraceGroup.TIME),
          Map.entry("APIC", TraceGroup.THUMBNAIL),
          Map.entry("PIC", TraceGroup.THUMBNAIL),
          Map.entry("UFID", TraceGroup.IDENTIFIER),
          Map.entry("PRIV", TraceGroup.IDENTIFIER),
          Map.entry("MCDI", TraceGroup.IDENTIFIER),
          Map.entry("GEOB", TraceGroup.HIDDEN),
          Map.entry("COMM", TraceGroup.HIDDEN),
          Map.entry("USLT", TraceGroup.HIDDEN),
          Map.entry("TXXX", TraceGroup.OTHER));

  /** Names of comments in common use; others could be the author's own words. */
  private static final Set<String> COMMENTS =
      Set.of(
          "artist",
          "title",
          "album",
          "date",
          "genre",
          "tracknumber",
          "comment",
          "description",
          "performer",
          "composer",
          "copyright",
          "license",
          "organization",
          "location",
          "contact",
          "isrc",
          "encoder",
          "encodedby",
          "encoded-by",
          "author",
          "albumartist",
          "publisher",
          "metadata_block_picture",
          "coverart",
          "language",
          "version",
          "year",
          "track",
          "cuesheet");

  private SoundTags() {}

  /** Counts an ID3v2 tag at that place and says where it ends; the same place if there is none. */
  static long id3(Content content, long at, Findings findings) throws IOException {
    if (content.size() - at < 10) {
      return at;
    }
    Reader in = new Reader(content);
    in.seek(at);
    byte[] head = in.bytes(10);
    if (head[0] != 'I' || head[1] != 'D' || head[2] != '3') {
      return at;
    }
    long end = Math.min(content.size(), in.position() + packed(head, 6));
    findings.count(TraceGroup.OTHER, "ID3v2");
    if ((head[5] & 0x40) == 0) {
      frames(in, head[3], end, findings);
    }
    return end;
  }

  private static void frames(Reader in, int version, long end, Findings findings)
      throws IOException {
    int nameLength = version == 2 ? 3 : 4;
    for (int i = 0; i < MOST_FRAMES && in.position() + 2L * nameLength + 2 < end; i++) {
      String name = new String(in.bytes(nameLength), StandardCharsets.ISO_8859_1);
      if (!name.matches("[A-Z0-9]{3,4}")) {
        return;
      }
      byte[] size = in.bytes(nameLength);
      long length = 0;
      for (byte b : size) {
        length = version == 4 ? length << 7 | (b & 0x7f) : length << 8 | (b & 0xff);
      }
      in.skip(version == 2 ? 0 : 2);
      if (length > end - in.position()) {
        return;
      }
      long next = in.position() + length;
      TraceGroup group = FRAMES.getOrDefault(name, TraceGroup.OTHER);
      findings.count(group, "ID3 " + name);
      if (name.startsWith("T") && group.identifying() && length > 1) {
        findings.value(group, text(in.bytes((int) Math.min(length, 1024))));
      }
      in.seek(next);
    }
  }

  /** A text frame's text: its first byte names the encoding (ID3v2.4 §4). */
  private static String text(byte[] frame) {
    Charset charset =
        switch (frame[0]) {
          case 1 -> StandardCharsets.UTF_16;
          case 2 -> StandardCharsets.UTF_16BE;
          case 3 -> StandardCharsets.UTF_8;
          default -> StandardCharsets.ISO_8859_1;
        };
    String text = new String(frame, 1, frame.length - 1, charset);
    int end = text.indexOf(0);
    return end < 0 ? text : text.substring(0, end);
  }

  /** Counts what stands in the last bytes of a file of sound. */
  static void end(Content content, Findings findings) throws IOException {
    byte[] tail = new byte[(int) Math.min(content.size(), 1 << 12)];
    content.read(content.size() - tail.length, tail, 0, tail.length);
    String text = new String(tail, StandardCharsets.ISO_8859_1);
    int last = text.length() - 128;
    if (last >= 0 && text.startsWith("TAG", last)) {
      findings.count(TraceGroup.OTHER, "ID3v1");
      findings.count(TraceGroup.PERSON, "ID3v1 artist");
      findings.value(
          TraceGroup.PERSON,
          RiffWalk.text(
              text.substring(last + 33, last + 63).getBytes(StandardCharsets.ISO_8859_1)));
    }
    for (String sign : new String[] {"APETAGEX", "LYRICS200", "LYRICSEND", "TAG+"}) {
      if (text.contains(sign)) {
        findings.count(TraceGroup.OTHER, sign.startsWith("APE") ? "APE tag" : "Lyrics tag");
      }
    }
  }

  /** Counts a block of Vorbis comments (Vorbis I §5.2.1): a vendor, then NAME=value. */
  static void comments(byte[] block, int from, Findings findings) {
    int at = from;
    int length = little(block, at);
    if (length < 0 || length > block.length - at - 4) {
      findings.count(TraceGroup.OTHER, "comments unreadable");
      return;
    }
    if (length > 0) {
      findings.count(TraceGroup.SOFTWARE, "vendor");
    }
    at += 4 + length;
    int count = little(block, at);
    at += 4;
    for (int i = 0; i < Math.min(count, MOST_FRAMES); i++) {
      int size = little(block, at);
      if (size < 0 || size > block.length - at - 4) {
        findings.count(TraceGroup.OTHER, "comments unreadable");
        return;
      }
      comment(new String(block, at + 4, Math.min(size, 4096), StandardCharsets.UTF_8), findings);
      at += 4 + size;
    }
  }

  private static void comment(String comment, Findings findings) {
    int equals = comment.indexOf('=');
    String name = equals < 0 ? "" : comment.substring(0, equals).toLowerCase(Locale.ROOT);
    boolean known = COMMENTS.contains(name);
    TraceGroup group =
        name.contains("picture") || name.equals("coverart")
            ? TraceGroup.THUMBNAIL
            : known ? Vocabulary.groupOr(name, TraceGroup.OTHER) : TraceGroup.OTHER;
    if (name.equals("performer")) {
      group = TraceGroup.PERSON;
    }
    findings.count(group, "comment " + (known ? name : "other"));
    if (equals >= 0 && comment.length() < Bounds.NEEDLE_LONGEST + equals) {
      findings.value(group, comment.substring(equals + 1));
    }
  }

  /** Names that encoders leave in bits that no decoder looks at. */
  static void encoders(Content content, long from, long length, Findings findings)
      throws IOException {
    byte[] part = new byte[(int) Math.min(length, Bounds.BLOCK)];
    content.read(from, part, 0, part.length);
    String text = new String(part, StandardCharsets.ISO_8859_1);
    for (String name :
        new String[] {"LAME3", "Lavc", "Lavf", "x264 - core", "x265 (build", "libfaac", "XviD00"}) {
      if (text.contains(name)) {
        findings.count(TraceGroup.SOFTWARE, "encoder named within the sound or film");
        return;
      }
    }
  }

  private static int little(byte[] block, int at) {
    if (at < 0 || at + 4 > block.length) {
      return -1;
    }
    return (block[at] & 0xff)
        | (block[at + 1] & 0xff) << 8
        | (block[at + 2] & 0xff) << 16
        | block[at + 3] << 24;
  }

  private static int packed(byte[] bytes, int at) {
    int value = 0;
    for (int i = at; i < at + 4; i++) {
      value = value << 7 | (bytes[i] & 0x7f);
    }
    return value;
  }
}
