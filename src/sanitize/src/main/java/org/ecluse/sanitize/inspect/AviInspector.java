package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Reader;
import org.ecluse.sanitize.io.Uncleanable;

/** Looks at AVI: its lists, its streams, and what stands in fillers. */
public final class AviInspector implements Inspector {

  private static final Set<String> LISTS = Set.of("hdrl", "strl", "movi", "odml", "rec ");
  private static final Set<String> NUMBERS = Set.of("avih", "strf", "vprp", "dmlh", "idx1", "indx");
  private static final int DEPTH = 10;

  /** One look at one file. */
  private static final class Look {
    private int streams;
    private boolean film;
    private final Set<String> foreign = new HashSet<>();
  }

  @Override
  public MediaKind kind() {
    return MediaKind.AVI;
  }

  @Override
  public void inspect(Content content, Findings findings) throws IOException {
    RiffWalk walk = new RiffWalk(content, false);
    Look look = new Look();
    walk.visit(
        0,
        content.size(),
        (name, start, length) -> {
          if (!name.equals("RIFF") || length < 4) {
            findings.count(TraceGroup.HIDDEN, "data behind the end");
            return;
          }
          walk.visit(
              start + 4,
              start + length,
              (n, s, l) -> chunk(walk, content, n, s, l, look, findings, 0));
        });
    if (!look.film) {
      throw Uncleanable.damaged();
    }
  }

  private static void chunk(
      RiffWalk walk,
      Content content,
      String name,
      long start,
      long length,
      Look look,
      Findings findings,
      int depth)
      throws IOException {
    if (name.equals("LIST") && length >= 4) {
      String form = walk.text(start, 4);
      look.film |= form.equals("movi");
      if (LISTS.contains(form) && depth < DEPTH) {
        walk.visit(
            start + 4,
            start + length,
            (n, s, l) -> chunk(walk, content, n, s, l, look, findings, depth + 1));
      } else {
        walk.visit(
            start + 4,
            start + length,
            (n, s, l) -> WaveInspector.text(n, walk.text(s, l), findings));
      }
    } else if (name.equals("JUNK")) {
      if (!walk.isZero(start, length)) {
        findings.count(TraceGroup.HIDDEN, "filler with something in it");
      }
    } else if (name.equals("strh")) {
      stream(content, walk.text(start, 4), start, look, findings);
    } else if (name.equals("IDIT")) {
      WaveInspector.text(name, walk.text(start, length), findings);
    } else if (look.foreign.contains(name.substring(0, 2)) && name.matches("[0-9]{2}..")) {
      if (!walk.isZero(start, length)) {
        findings.count(TraceGroup.PLACE, "stream of data");
      }
    } else if (!NUMBERS.contains(name) && !name.matches("[0-9]{2}(dc|db|wb|pc|iv)|ix[0-9]{2}")) {
      RiffWalk.unknown(name, findings);
    }
  }

  private static void stream(Content content, String type, long start, Look look, Findings findings)
      throws IOException {
    if (!type.equals("vids") && !type.equals("auds")) {
      look.foreign.add("%02d".formatted(look.streams));
    }
    look.streams++;
    Reader in = new Reader(content);
    in.seek(start + 14);
    if (in.u16() != 0) {
      findings.count(TraceGroup.OTHER, "language of a stream");
    }
  }

  @Override
  public void search(Content content, Search hits) throws IOException {
    hits.bytes(content);
  }
}
