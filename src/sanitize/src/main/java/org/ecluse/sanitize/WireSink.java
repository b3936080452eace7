package org.ecluse.sanitize;

import java.io.IOException;
import org.ecluse.core.Content;
import org.ecluse.core.wire.FrameType;
import org.ecluse.core.wire.Wire;
import org.ecluse.sanitize.io.Blocks;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Uncleanable;

/** The output at the other end of the wire: full WRITE frames, up to the job's limit. */
final class WireSink extends Sink {

  private final Wire wire;
  private final Breakage breakage;
  private final long limit;
  private final byte[] buffer = new byte[Wire.CHUNK];
  private int filled;
  private long written;

  WireSink(Wire wire, Breakage breakage, long limit) {
    this.wire = wire;
    this.breakage = breakage;
    this.limit = limit;
  }

  @Override
  public long written() {
    return written;
  }

  @Override
  public void write(byte[] from, int start, int length) throws IOException {
    if (length > limit - written) {
      throw Uncleanable.tooLarge();
    }
    written += length;
    int done = 0;
    while (done < length) {
      int count = Math.min(length - done, buffer.length - filled);
      System.arraycopy(from, start + done, buffer, filled, count);
      filled += count;
      done += count;
      if (filled == buffer.length) {
        send();
      }
    }
  }

  @Override
  public Content content() throws IOException {
    send();
    return new Blocks(new WireContent(wire, breakage, Wire.OUTPUT, written));
  }

  private void send() throws IOException {
    if (filled > 0) {
      int count = filled;
      filled = 0;
      breakage.watch(() -> wire.send(FrameType.WRITE, buffer, 0, count));
    }
  }
}
