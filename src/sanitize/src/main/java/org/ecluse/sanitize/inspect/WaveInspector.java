package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Reader;
import org.ecluse.sanitize.io.Uncleanable;

/** Looks at sound in chunks: WAV and AIFF. */
public final class WaveInspector implements Inspector {

  private static final Set<String> NEEDED =
      Set.of("fmt ", "fact", "data", "ds64", "COMM", "SSND", "FVER");

  /** Texts of LIST INFO (Microsoft RIFF) and of AIFF. */
  private static final Map<String, TraceGroup> TEXTS =
      Map.ofEntries(
          Map.entry("IART", TraceGroup.PERSON),
          Map.entry("IENG", TraceGroup.PERSON),
          Map.entry("ITCH", TraceGroup.PERSON),
          Map.entry("ICMS", TraceGroup.PERSON),
          Map.entry("ICOP", TraceGroup.PERSON),
          Map.entry("AUTH", TraceGroup.PERSON),
          Map.entry("(c) ", TraceGroup.PERSON),
          Map.entry("ICRD", TraceGroup.TIME),
          Map.entry("IDIT", TraceGroup.TIME),
          Map.entry("ISFT", TraceGroup.SOFTWARE),
          Map.entry("ISRC", TraceGroup.PERSON),
          Map.entry("IARL", TraceGroup.PLACE),
          Map.entry("ICMT", TraceGroup.HIDDEN),
          Map.entry("ANNO", TraceGroup.HIDDEN),
          Map.entry("NAME", TraceGroup.OTHER));

  private final MediaKind kind;

  public WaveInspector(MediaKind kind) {
    this.kind = kind;
  }

  @Override
  public MediaKind kind() {
    return kind;
  }

  @Override
  public void inspect(Content content, Findings findings) throws IOException {
    RiffWalk walk = new RiffWalk(content, kind == MediaKind.AIFF);
    Reader in = new Reader(content);
    boolean large = in.u32() == 0x52463634L;
    long end = large ? content.size() : walk.end(findings);
    int[] sound = new int[1];
    walk.visit(
        12,
        end,
        (name, start, length) -> {
          sound[0] += name.equals("COMM") || name.equals("fmt ") ? 1 : 0;
          chunk(walk, content, name, start, length, findings);
        });
    if (sound[0] != 1) {
      throw Uncleanable.damaged();
    }
  }

  private static void chunk(
      RiffWalk walk, Content content, String name, long start, long length, Findings findings)
      throws IOException {
    if (name.equals("LIST") && length >= 4) {
      walk.visit(start + 4, start + length, (n, s, l) -> text(n, walk.text(s, l), findings));
    } else if (name.equals("bext")) {
      findings.count(TraceGroup.TIME, "bext date");
      findings.count(TraceGroup.DEVICE, "bext originator");
      findings.value(TraceGroup.DEVICE, walk.text(start + 256, Math.min(32, length - 256)));
      findings.value(TraceGroup.IDENTIFIER, walk.text(start + 288, Math.min(32, length - 288)));
    } else if (name.equals("id3 ") || name.equals("ID3 ")) {
      SoundTags.id3(content, start, findings);
    } else if (name.equals("COMM")) {
      compression(walk, start, length, findings);
    } else if (name.equals("fmt ")) {
      if (length > 40 + 24) {
        findings.count(TraceGroup.HIDDEN, "long format chunk");
      }
    } else if (TEXTS.containsKey(name)) {
      text(name, walk.text(start, length), findings);
    } else if (!NEEDED.contains(name)) {
      RiffWalk.unknown(name, findings);
    }
  }

  private static void compression(RiffWalk walk, long start, long length, Findings findings)
      throws IOException {
    if (length > 24 || (length > 22 && !walk.isZero(start + 22, length - 22))) {
      findings.count(TraceGroup.SOFTWARE, "name of the compression");
    }
  }

  static void text(String name, String text, Findings findings) {
    TraceGroup group = TEXTS.getOrDefault(name, TraceGroup.OTHER);
    boolean known = TEXTS.containsKey(name) && !name.equals("(c) ");
    findings.count(group, "text " + (known ? name : "other"));
    findings.value(group, text);
  }

  @Override
  public void search(Content content, Search hits) throws IOException {
    hits.bytes(content);
  }
}
