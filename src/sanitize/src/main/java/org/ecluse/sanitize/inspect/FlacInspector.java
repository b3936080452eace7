package org.ecluse.sanitize.inspect;

import java.io.IOException;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Reader;
import org.ecluse.sanitize.io.Uncleanable;

/** Looks at FLAC: its blocks one by one, and foreign tags at both ends. */
public final class FlacInspector implements Inspector {

  @Override
  public MediaKind kind() {
    return MediaKind.FLAC;
  }

  @Override
  public void inspect(Content content, Findings findings) throws IOException {
    long at = 0;
    for (long next = SoundTags.id3(content, at, findings);
        next > at;
        next = SoundTags.id3(content, at, findings)) {
      at = next;
    }
    SoundTags.end(content, findings);
    Reader in = new Reader(content);
    in.seek(at);
    if (in.u8() != 'f' || in.u8() != 'L' || in.u8() != 'a' || in.u8() != 'C') {
      throw Uncleanable.damaged();
    }
    boolean last = false;
    for (int n = 0; !last; n++) {
      if (n > 10_000) {
        throw Uncleanable.tooLarge();
      }
      int head = in.u8();
      last = head > 127;
      int size = in.u16() << 8 | in.u8();
      block(head & 127, n, size, in, findings);
    }
    if (in.left() > 1 && (in.u16() & 0xfffe) != 0xfff8) {
      throw Uncleanable.damaged();
    }
  }

  private static void block(int type, int number, int size, Reader in, Findings findings)
      throws IOException {
    long next = in.position() + size;
    switch (type) {
      case 0 -> {
        if (number != 0 || size != 34) {
          throw Uncleanable.damaged();
        }
      }
      case 1 -> findings.count(TraceGroup.HIDDEN, "FLAC padding");
      case 2 -> findings.count(TraceGroup.IDENTIFIER, "FLAC application data");
      case 3 -> {
        if (size % 18 != 0) {
          findings.count(TraceGroup.HIDDEN, "FLAC seek table");
        }
      }
      case 4 -> SoundTags.comments(in.bytes(Math.min(size, Bounds.SEGMENT)), 0, findings);
      case 5 -> findings.count(TraceGroup.IDENTIFIER, "FLAC cue sheet");
      case 6 -> findings.count(TraceGroup.THUMBNAIL, "FLAC picture");
      default -> findings.count(TraceGroup.OTHER, "unknown FLAC block");
    }
    if (next > in.size()) {
      throw Uncleanable.damaged();
    }
    in.seek(next);
  }

  @Override
  public void search(Content content, Search hits) throws IOException {
    hits.bytes(content);
  }
}
