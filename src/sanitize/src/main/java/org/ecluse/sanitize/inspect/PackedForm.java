package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.io.InputStream;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Archives;
import org.ecluse.sanitize.io.Uncleanable;

/** The outside of a packed file: what a gzip's header says (RFC 1952 §2.3). */
final class PackedForm {

  private static final int NOTHING = 0;

  private PackedForm() {}

  static void count(MediaKind kind, Content content, Findings findings) throws IOException {
    if (kind != MediaKind.GZIP && kind != MediaKind.TGZ) {
      return;
    }
    byte[] head = new byte[10];
    content.read(0, head, 0, head.length);
    if (head[3] != NOTHING) {
      findings.count(TraceGroup.IDENTIFIER, "gzip name or comment");
    }
    if ((head[4] | head[5] | head[6] | head[7]) != NOTHING) {
      findings.count(TraceGroup.TIME, "gzip time");
    }
  }

  static InputStream unpack(MediaKind kind, Content content) throws IOException {
    return switch (kind) {
      case TGZ, GZIP -> Archives.gunzip(content);
      case TBZ2, BZIP2 -> Archives.bunzip2(content);
      case TXZ, XZ -> Archives.unxz(content);
      case TAR -> content.stream();
      default -> throw Uncleanable.damaged();
    };
  }
}
