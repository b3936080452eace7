package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Reader;
import org.ecluse.sanitize.io.Uncleanable;

/** Looks at Matroska and WebM element by element; one that is not known here counts. */
public final class MatroskaInspector implements Inspector {

  private static final int DEPTH = 16;
  private static final int NEUTRAL = 1000;

  /** Elements with elements in them, by identifier. */
  private static final Set<String> MASTERS =
      Set.of(
          "18538067",
          "1549A966",
          "1654AE6B",
          "1F43B675",
          "1C53BB6B",
          "114D9B74",
          "AE",
          "E0",
          "E1",
          "55B0",
          "55D0",
          "7670",
          "6D80",
          "6240",
          "5034",
          "BB",
          "B7",
          "75A1",
          "A6",
          "E2",
          "E3",
          "E4",
          "E9",
          "41E4",
          "A0",
          "4DBB",
          "1254C367",
          "7373",
          "67C8");

  private static final Set<String> HARMLESS =
      Set.of(
          "1A45DFA3",
          "2AD7B1",
          "4489",
          "D7",
          "83",
          "B9",
          "88",
          "55AA",
          "9C",
          "6DE7",
          "6DF8",
          "23E383",
          "234E7A",
          "23314F",
          "55EE",
          "86",
          "AA",
          "56AA",
          "56BB",
          "9A",
          "9D",
          "53B8",
          "53C0",
          "B0",
          "BA",
          "54AA",
          "54BB",
          "54CC",
          "54DD",
          "54B0",
          "54BA",
          "54B2",
          "54B3",
          "2EB524",
          "B5",
          "78B5",
          "9F",
          "6264",
          "52F1",
          "5031",
          "5032",
          "5033",
          "4254",
          "4255",
          "41F0",
          "41ED",
          "41E7",
          "E7",
          "A7",
          "AB",
          "9B",
          "FB",
          "FD",
          "75A2",
          "A5",
          "EE",
          "A4",
          "FA",
          "B3",
          "F7",
          "F1",
          "F0",
          "B2",
          "5378",
          "EA",
          "DB",
          "96",
          "E5",
          "E6",
          "A3",
          "A1",
          "53AB",
          "53AC",
          "55B1",
          "55B2",
          "55B3",
          "55B4",
          "55B5",
          "55B6",
          "55B7",
          "55B8",
          "55B9",
          "55BA",
          "55BB",
          "55BC",
          "55BD",
          "55D1",
          "55D2",
          "55D3",
          "55D4",
          "55D5",
          "55D6",
          "55D7",
          "55D8",
          "55D9",
          "55DA",
          "7671",
          "7672",
          "7673",
          "7674",
          "7675");

  private static final Map<String, TraceGroup> TRACES = new HashMap<>();

  static {
    TRACES.put("4461", TraceGroup.TIME);
    TRACES.put("73A4", TraceGroup.IDENTIFIER);
    TRACES.put("7384", TraceGroup.IDENTIFIER);
    TRACES.put("3CB923", TraceGroup.IDENTIFIER);
    TRACES.put("3EB923", TraceGroup.IDENTIFIER);
    TRACES.put("3C83AB", TraceGroup.IDENTIFIER);
    TRACES.put("3E83BB", TraceGroup.IDENTIFIER);
    TRACES.put("4444", TraceGroup.IDENTIFIER);
    TRACES.put("7BA9", TraceGroup.OTHER);
    TRACES.put("536E", TraceGroup.OTHER);
    TRACES.put("1941A469", TraceGroup.HIDDEN);
    TRACES.put("1043A770", TraceGroup.HIDDEN);
    TRACES.put("BF", TraceGroup.OTHER);
    TRACES.put("22B59D", TraceGroup.OTHER);
    TRACES.put("258688", TraceGroup.SOFTWARE);
  }

  private final MediaKind kind;

  public MatroskaInspector(MediaKind kind) {
    this.kind = kind;
  }

  @Override
  public MediaKind kind() {
    return kind;
  }

  @Override
  public void inspect(Content content, Findings findings) throws IOException {
    Walk walk = new Walk(content, findings);
    walk.level(content.size(), 0);
    if (!walk.tracks) {
      throw Uncleanable.damaged();
    }
  }

  @Override
  public void search(Content content, Search hits) throws IOException {
    hits.bytes(content);
  }

  /** One look at one file. */
  private static final class Walk {

    private final Content content;
    private final Findings findings;
    private final Reader in;
    private boolean tracks;
    private boolean sampled;
    private String tagName = "";

    Walk(Content content, Findings findings) {
      this.content = content;
      this.findings = findings;
      in = new Reader(content);
    }

    /** The children of an element of unknown size are taken as its neighbours. */
    void level(long to, int depth) throws IOException {
      if (depth > DEPTH) {
        throw Uncleanable.tooLarge();
      }
      while (to - in.position() >= 2) {
        String id = identifier();
        long size = size();
        long start = in.position();
        boolean unknown = size < 0;
        if (!unknown && size > to - start) {
          if (to != content.size()) {
            throw Uncleanable.damaged();
          }
          size = to - start;
        }
        long end = unknown ? to : start + size;
        if (MASTERS.contains(id)) {
          tracks |= id.equals("AE");
          if (unknown) {
            continue;
          }
          level(end, depth + 1);
        } else if (unknown) {
          throw Uncleanable.damaged();
        } else {
          leaf(id, start, end - start);
        }
        in.seek(end);
      }
    }

    private void leaf(String id, long start, long size) throws IOException {
      if ((id.equals("A3") || id.equals("A1")) && !sampled) {
        sampled = true;
        SoundTags.encoders(content, start, content.size() - start, findings);
      }
      if (HARMLESS.contains(id)) {
        return;
      }
      RiffWalk bytes = new RiffWalk(content, true);
      switch (id) {
        case "EC" -> {
          if (!bytes.isZero(start, size)) {
            findings.count(TraceGroup.HIDDEN, "void with something in it");
          }
        }
        case "4D80", "5741" -> {
          if (!bytes.isZero(start, size)) {
            findings.count(
                TraceGroup.SOFTWARE, id.equals("4D80") ? "muxing program" : "writing program");
          }
        }
        case "73C5" -> {
          if (unsigned(start, size) > NEUTRAL || size > 8) {
            findings.count(TraceGroup.IDENTIFIER, "identifier of a track");
          }
        }
        case "22B59C" -> {
          String language = bytes.text(start, size);
          if (!language.isEmpty() && !language.equals("und")) {
            findings.count(TraceGroup.OTHER, "language of a track");
          }
        }
        case "63A2" -> settings(bytes.bytes(start, Math.min(size, 1 << 16)));
        case "45A3" -> tagName = bytes.text(start, size);
        case "4487" -> tag(bytes.text(start, size));
        default -> findings.count(TRACES.getOrDefault(id, TraceGroup.OTHER), "element " + id);
      }
    }

    private void tag(String value) {
      TraceGroup group = Vocabulary.groupOr(tagName, TraceGroup.OTHER);
      findings.count(group, "tag");
      findings.value(group, value);
    }

    private void settings(byte[] bytes) {
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      for (String name :
          new String[] {"Xiph", "libVorbis", "Lavf", "Lavc", "x265", "ENCODER", "reference lib"}) {
        if (text.contains(name)) {
          findings.count(TraceGroup.SOFTWARE, "encoder in the settings");
          return;
        }
      }
    }

    private long unsigned(long start, long size) throws IOException {
      long before = in.position();
      in.seek(start);
      long value = 0;
      for (int i = 0; i < Math.min(size, 8); i++) {
        value = value << 8 | in.u8();
      }
      in.seek(before);
      return value < 0 ? Long.MAX_VALUE : value;
    }

    private String identifier() throws IOException {
      int first = in.u8();
      int more = first >= 0x80 ? 0 : first >= 0x40 ? 1 : first >= 0x20 ? 2 : first >= 0x10 ? 3 : -1;
      if (more < 0) {
        throw Uncleanable.damaged();
      }
      StringBuilder id = new StringBuilder("%02X".formatted(first));
      for (int i = 0; i < more; i++) {
        id.append("%02X".formatted(in.u8()));
      }
      return id.toString();
    }

    /** The size, or -1 if it is unknown. */
    private long size() throws IOException {
      int first = in.u8();
      if (first == 0) {
        throw Uncleanable.damaged();
      }
      int length = 1;
      while ((first & (0x80 >> (length - 1))) == 0) {
        length++;
      }
      long value = first & (0x7f >> (length - 1));
      boolean ones = value == (0x7f >> (length - 1));
      for (int i = 1; i < length; i++) {
        int next = in.u8();
        ones &= next == 0xff;
        value = value << 8 | next;
      }
      return ones ? -1 : value;
    }
  }
}
