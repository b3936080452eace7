package org.ecluse.seal.envelope;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/** The chunks of a SEIPD packet of version 2, and the last tag (RFC 9580 §5.13.2). */
final class AeadStream extends InputStream {

  private final InputStream plain;
  private final AeadMessage message;
  private final byte[] in = new byte[Layout.CHUNK];
  private final byte[] out = new byte[Layout.CHUNK + 16];
  private int at;
  private int end;
  private boolean ended;

  AeadStream(InputStream plain, AeadMessage message) {
    this.plain = plain;
    this.message = message;
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
      if (ended) {
        return -1;
      }
      refill();
    }
    int count = Math.min(length, end - at);
    System.arraycopy(out, at, into, start, count);
    at += count;
    return count;
  }

  private void refill() throws IOException {
    int count = plain.readNBytes(in, 0, in.length);
    try {
      ended = count == 0;
      end = ended ? message.last(in, 0, out) : message.chunk(in, count, out);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    at = 0;
  }

  @Override
  public void close() throws IOException {
    Arrays.fill(in, (byte) 0);
    plain.close();
  }
}
