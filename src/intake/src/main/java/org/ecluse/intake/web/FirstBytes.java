package org.ecluse.intake.web;

import io.vertx.core.buffer.Buffer;
import java.util.function.Consumer;

/** The start of a body that is thrown away, for whoever wants to know which form it came from. */
final class FirstBytes {

  /** Room for a first part with more header lines than any browser writes. */
  private static final int MOST = 4 << 10;

  private final Consumer<byte[]> reader;
  private final Buffer start = Buffer.buffer();
  private boolean told;

  FirstBytes(Consumer<byte[]> reader) {
    this.reader = reader;
  }

  void add(Buffer bytes) {
    if (!told) {
      start.appendBuffer(bytes, 0, Math.min(bytes.length(), MOST - start.length()));
      if (start.length() == MOST) {
        end();
      }
    }
  }

  /** No more will come. */
  void end() {
    if (!told) {
      told = true;
      reader.accept(start.getBytes());
    }
  }
}
