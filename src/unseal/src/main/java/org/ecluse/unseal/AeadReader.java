package org.ecluse.unseal;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.ecluse.seal.envelope.AeadMessage;
import org.ecluse.seal.envelope.Layout;
import org.ecluse.seal.envelope.Suite;

/**
 * The data of a SEIPD packet of version 2 (RFC 9580 §5.13.2). Each chunk is checked before it is
 * given, but only the end tells that no chunk is missing.
 */
final class AeadReader extends InputStream {

  private static final int TAG = 16;

  private final InputStream source;
  private final AeadMessage message;
  private final byte[] in = new byte[Layout.CHUNK + 2 * TAG];
  private final byte[] plain = new byte[Layout.CHUNK];
  private int ahead;
  private int at;
  private int end;
  private boolean ended;

  /** Over what follows the version octet. */
  AeadReader(InputStream source, byte[] sessionKey) throws IOException {
    this.source = source;
    byte[] header = source.readNBytes(3 + AeadMessage.SALT);
    if (header.length < 3 + AeadMessage.SALT
        || header[0] != Suite.AES_256
        || header[2] != Suite.CHUNK_OCTET) {
      throw new EnvelopeException("another cipher");
    }
    Suite suite =
        switch (header[1]) {
          case 2 -> Suite.V2_OCB;
          case 3 -> Suite.V2_GCM;
          default -> throw new EnvelopeException("another mode");
        };
    byte[] salt = Arrays.copyOfRange(header, 3, header.length);
    message = new AeadMessage(suite, sessionKey, salt, false);
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
    while (at == end) {
      if (ended) {
        return -1;
      }
      refill();
    }
    int count = Math.min(length, end - at);
    System.arraycopy(plain, at, into, start, count);
    at += count;
    return count;
  }

  private void refill() throws IOException {
    int all = ahead + source.readNBytes(in, ahead, in.length - ahead);
    ended = all < in.length;
    int chunk = all - TAG;
    at = 0;
    end = 0;
    try {
      if (chunk > 0) {
        end = message.chunk(in, chunk, plain);
      }
      System.arraycopy(in, Math.max(chunk, 0), in, 0, TAG);
      ahead = TAG;
      if (ended) {
        if (chunk < 0) {
          throw new EnvelopeException("encrypted data cut short");
        }
        message.last(in, TAG, new byte[TAG]);
      }
    } catch (GeneralSecurityException e) {
      throw new EnvelopeException("modified");
    }
  }

  @Override
  public void close() {
    Arrays.fill(plain, (byte) 0);
  }
}
