package org.ecluse.unseal;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import org.ecluse.seal.envelope.Aes;
import org.ecluse.seal.envelope.Layout;

/**
 * The data of a SEIPD packet of version 1 (RFC 9580 §5.13.1). What it gives is not to be believed
 * before it ended: the check stands at the end.
 */
final class CfbReader extends InputStream {

  private static final int BLOCK = 16;
  private static final int PREFIX = 18;
  private static final int MDC = 22;

  private final InputStream source;
  private final MessageDigest sha1;
  private final Cipher ecb = Aes.cipher("AES/ECB/NoPadding");

  /** The ciphertext block before, then fresh ciphertext: what is encrypted gives the key stream. */
  private final byte[] feed = new byte[BLOCK + Layout.CHUNK];

  private final byte[] keys = new byte[Layout.CHUNK];

  /** Plaintext, of which the last 22 bytes are held back until it is known that more follows. */
  private final byte[] plain = new byte[MDC + Layout.CHUNK];

  private int held;
  private int at;
  private int end;
  private boolean ended;

  /** Over what follows the version octet. */
  CfbReader(InputStream source, byte[] sessionKey) throws IOException {
    this.source = source;
    try {
      sha1 = MessageDigest.getInstance("SHA-1");
      ecb.init(Cipher.ENCRYPT_MODE, Aes.key(sessionKey));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    if (readNBytes(new byte[PREFIX], 0, PREFIX) < PREFIX) {
      throw new EnvelopeException("encrypted data cut short");
    }
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
    System.arraycopy(plain, end, plain, 0, held);
    int fresh = source.readNBytes(feed, BLOCK, Layout.CHUNK);
    decrypt(fresh);
    int all = held + fresh;
    held = Math.min(all, MDC);
    at = 0;
    end = all - held;
    sha1.update(plain, 0, end);
    if (fresh < Layout.CHUNK) {
      ended = true;
      checkEnd();
    }
  }

  private void decrypt(int length) {
    int whole = Math.ceilDiv(length, BLOCK) * BLOCK;
    try {
      ecb.update(feed, 0, whole, keys, 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    for (int i = 0; i < length; i++) {
      plain[held + i] = (byte) (feed[BLOCK + i] ^ keys[i]);
    }
    System.arraycopy(feed, whole, feed, 0, BLOCK);
  }

  private void checkEnd() throws IOException {
    if (held < MDC) {
      throw new EnvelopeException("encrypted data cut short");
    }
    sha1.update(plain, end, 2);
    byte[] said = Arrays.copyOfRange(plain, end + 2, end + MDC);
    boolean packet = plain[end] == (byte) 0xD3 && plain[end + 1] == 0x14;
    if (!MessageDigest.isEqual(sha1.digest(), said) || !packet) {
      throw new EnvelopeException("modified");
    }
  }

  @Override
  public void close() {
    Arrays.fill(plain, (byte) 0);
    Arrays.fill(keys, (byte) 0);
  }
}
