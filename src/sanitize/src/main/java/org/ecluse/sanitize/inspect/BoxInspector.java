package org.ecluse.sanitize.inspect;

import java.io.IOException;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Reader;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * Looks at files made of boxes: films by {@link FilmScan}, still pictures by {@link ItemScan}.
 * Every box that neither knows counts, and so do bytes of data that belong to no sample and no
 * item.
 */
public final class BoxInspector implements Inspector {

  private final MediaKind kind;

  public BoxInspector(MediaKind kind) {
    this.kind = kind;
  }

  @Override
  public MediaKind kind() {
    return kind;
  }

  @Override
  public void inspect(Content content, Findings findings) throws IOException {
    boolean still = kind == MediaKind.HEIC || kind == MediaKind.AVIF;
    FilmScan film = new FilmScan(content, findings);
    ItemScan items = new ItemScan(content, findings);
    long[] data = new long[1];
    long end =
        BoxWalk.visit(
            content,
            0,
            content.size(),
            (type, from, to) -> {
              switch (type) {
                case "ftyp" -> brand(content, from, to, findings);
                case "moov", "moof" -> film.container(type, from, to, 0);
                case "meta" -> {
                  if (still) {
                    items.meta(from, to);
                  } else {
                    film.userData("meta", from, to, 0);
                  }
                }
                case "mdat" -> {
                  SoundTags.encoders(content, from, to - from, findings);
                  data[0] += to - from;
                }
                default -> film.other(type, from, to);
              }
            });
    if (end < content.size()) {
      findings.count(TraceGroup.HIDDEN, "data behind the end");
    }
    if (!film.seen() && !items.seen()) {
      throw Uncleanable.damaged();
    }
    if (data[0] > film.named() + items.named() && film.isExact()) {
      findings.count(TraceGroup.HIDDEN, "bytes that belong to nothing");
    }
  }

  private static void brand(Content content, long from, long to, Findings findings)
      throws IOException {
    Reader in = new Reader(content);
    in.seek(from + 4);
    if (to - from >= 8 && in.u32() != 0) {
      findings.count(TraceGroup.SOFTWARE, "minor version of the brand");
    }
  }

  @Override
  public void search(Content content, Search hits) throws IOException {
    hits.bytes(content);
  }
}
