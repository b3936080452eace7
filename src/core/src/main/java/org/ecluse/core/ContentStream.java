package org.ecluse.core;

import java.io.IOException;
import java.io.InputStream;

/** Reads a {@link Content} from its start to its end. */
final class ContentStream extends InputStream {

  private final Content content;
  private long position;

  ContentStream(Content content) {
    this.content = content;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int start, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    long left = content.size() - position;
    if (left <= 0) {
      return -1;
    }
    int count = (int) Math.min(length, left);
    content.read(position, into, start, count);
    position += count;
    return count;
  }

  @Override
  public long skip(long count) {
    long skipped = Math.clamp(count, 0, content.size() - position);
    position += skipped;
    return skipped;
  }

  @Override
  public int available() {
    return (int) Math.min(Integer.MAX_VALUE, content.size() - position);
  }
}
