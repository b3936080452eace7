package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.sanitize.io.Archives;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * One packed file: GZIP (RFC 1952), BZIP2, XZ. The header of a gzip names the file, its time and
 * the system; the new one does not.
 */
public final class PackedCleaner implements Cleaner {

  private final MediaKind kind;
  private final Inner inner;

  public PackedCleaner(MediaKind kind, Inner inner) {
    this.kind = kind;
    this.inner = inner;
  }

  @Override
  public MediaKind kind() {
    return kind;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    Content unpacked;
    try (InputStream in = unpack(source)) {
      unpacked = Archives.hold(in);
    }
    try (OutputStream out = TarCleaner.pack(kind, sink)) {
      out.write(MemberCleaning.clean(inner, unpacked, notes).bytes());
    }
  }

  private InputStream unpack(Content source) throws IOException {
    return switch (kind) {
      case GZIP -> Archives.gunzip(source);
      case BZIP2 -> Archives.bunzip2(source);
      case XZ -> Archives.unxz(source);
      default -> throw Uncleanable.damaged();
    };
  }
}
