package org.ecluse.seal.envelope;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Puts a packet header with partial lengths around a body (RFC 9580 §4.2.1). */
final class PacketStream extends InputStream {

  private static final int PARTIAL_64K = 0xF0;

  private final InputStream body;
  private final byte[] header = new byte[6];
  private int headerAt;
  private int headerEnd;
  private long bodyLeft;
  private long chunkLeft;

  /**
   * Around a body whose length is known.
   *
   * @param length exactly what the body will give
   */
  PacketStream(int tag, InputStream body, long length) {
    this.body = body;
    this.bodyLeft = length;
    header[headerEnd++] = (byte) (0xC0 | tag);
    nextLength();
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
    if (headerAt == headerEnd && chunkLeft == 0) {
      if (bodyLeft == 0) {
        return -1;
      }
      headerAt = 0;
      headerEnd = 0;
      nextLength();
    }
    if (headerAt < headerEnd) {
      int count = Math.min(length, headerEnd - headerAt);
      System.arraycopy(header, headerAt, into, start, count);
      headerAt += count;
      return count;
    }
    int count = body.read(into, start, (int) Math.min(length, chunkLeft));
    if (count < 0) {
      throw new EOFException();
    }
    chunkLeft -= count;
    bodyLeft -= count;
    return count;
  }

  private void nextLength() {
    if (bodyLeft > Layout.CHUNK) {
      chunkLeft = Layout.CHUNK;
      header[headerEnd++] = (byte) PARTIAL_64K;
      return;
    }
    chunkLeft = bodyLeft;
    int length = (int) bodyLeft;
    switch (Layout.lengthOctets(length)) {
      case 1 -> header[headerEnd++] = (byte) length;
      case 2 -> {
        header[headerEnd++] = (byte) (192 + ((length - 192) >> 8));
        header[headerEnd++] = (byte) (length - 192);
      }
      default -> {
        header[headerEnd++] = (byte) 0xFF;
        for (int shift = 24; shift >= 0; shift -= 8) {
          header[headerEnd++] = (byte) (length >> shift);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    body.close();
  }
}
