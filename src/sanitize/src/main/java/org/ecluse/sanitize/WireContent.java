package org.ecluse.sanitize;

import java.io.EOFException;
import java.io.IOException;
import org.ecluse.core.Content;
import org.ecluse.core.wire.FrameType;
import org.ecluse.core.wire.Wire;

/** A file at the other end of the wire: every read is a READ frame and the DATA that answers it. */
final class WireContent implements Content {

  private final Wire wire;
  private final Breakage breakage;
  private final int source;
  private final long size;

  WireContent(Wire wire, Breakage breakage, int source, long size) {
    this.wire = wire;
    this.breakage = breakage;
    this.source = source;
    this.size = size;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void read(long offset, byte[] into, int start, int length) throws IOException {
    if (offset < 0 || length > size - offset) {
      throw new EOFException();
    }
    for (int done = 0; done < length; ) {
      int count = Math.min(Wire.CHUNK, length - done);
      long from = offset + done;
      int to = start + done;
      breakage.watch(
          () -> {
            wire.send(FrameType.READ, new Wire.Read(source, from, count).encode());
            wire.data(into, to, count);
          });
      done += count;
    }
  }
}
