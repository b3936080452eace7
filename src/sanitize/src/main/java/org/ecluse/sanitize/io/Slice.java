package org.ecluse.sanitize.io;

import java.io.EOFException;
import java.io.IOException;
import org.ecluse.core.Content;

/** A part of a content. */
public record Slice(Content under, long start, long size) implements Content {

  /**
   * @throws IllegalArgumentException if the part passes the end
   */
  public Slice {
    if (start < 0 || size < 0 || size > under.size() - start) {
      throw new IllegalArgumentException("slice passes the end");
    }
  }

  @Override
  public void read(long offset, byte[] into, int from, int length) throws IOException {
    if (offset < 0 || length > size - offset) {
      throw new EOFException();
    }
    under.read(start + offset, into, from, length);
  }
}
