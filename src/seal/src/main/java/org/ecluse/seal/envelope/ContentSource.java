package org.ecluse.seal.envelope;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.ecluse.core.Content;

/**
 * Reads a content in whole blocks of 64 KiB from multiples of 64 KiB: a spool decrypts by such
 * chunks, and the streams behind ask for odd ranges.
 */
final class ContentSource extends InputStream {

  private final Content content;
  private final byte[] block = new byte[Layout.CHUNK];
  private long position;
  private int at;
  private int end;

  ContentSource(Content content) {
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
    if (at == end) {
      long left = content.size() - position;
      if (left <= 0) {
        return -1;
      }
      end = (int) Math.min(left, block.length);
      at = end;
      content.read(position, block, 0, end);
      position += end;
      at = 0;
    }
    int count = Math.min(length, end - at);
    System.arraycopy(block, at, into, start, count);
    at += count;
    return count;
  }

  @Override
  public void close() {
    Arrays.fill(block, (byte) 0);
  }
}
