package org.ecluse.sanitize.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.ecluse.core.Content;

/** A sink in memory, for the pictures inside a document. */
public final class MemorySink extends Sink {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final long limit;

  public MemorySink(long limit) {
    this.limit = limit;
  }

  @Override
  public void write(byte[] from, int start, int length) throws IOException {
    if (length > limit - bytes.size()) {
      throw Uncleanable.tooLarge();
    }
    bytes.write(from, start, length);
  }

  @Override
  public long written() {
    return bytes.size();
  }

  @Override
  public Content content() {
    return Content.of(bytes.toByteArray());
  }

  public byte[] bytes() {
    return bytes.toByteArray();
  }
}
