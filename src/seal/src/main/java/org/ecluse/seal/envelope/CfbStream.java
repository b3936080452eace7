package org.ecluse.seal.envelope;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What stands in a SEIPD packet of version 1: the version octet, then prefix, data and modification
 * detection in CFB (RFC 9580 §5.13.1).
 *
 * <p>The JDK's CFB goes block by block through Java; its CBC is a processor instruction. CBC over
 * the plaintext P, with the encrypted IV as its IV, yields exactly CFB's key stream: block i + 1 of
 * it is E(Pᵢ ⊕ keyᵢ) = E(Cᵢ).
 */
final class CfbStream extends InputStream {

  private static final int BLOCK = 16;
  private static final int MDC = 22;

  private final InputStream plain;
  private final MessageDigest sha1;
  private final Cipher cbc = Aes.cipher("AES/CBC/NoPadding");
  private final byte[] in = new byte[Layout.CHUNK + 2 * BLOCK];
  private final byte[] keys = new byte[Layout.CHUNK + 4 * BLOCK];
  private int filled;
  private int at;
  private int end;
  private boolean ended;

  CfbStream(InputStream plain, byte[] sessionKey, SecureRandom random) {
    this.plain = plain;
    SecretKeySpec key = Aes.key(sessionKey);
    try {
      sha1 = MessageDigest.getInstance("SHA-1");
      Cipher ecb = Aes.cipher("AES/ECB/NoPadding");
      ecb.init(Cipher.ENCRYPT_MODE, key);
      ecb.update(new byte[BLOCK], 0, BLOCK, keys, 0);
      cbc.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(keys, 0, BLOCK));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    byte[] prefix = new byte[BLOCK];
    random.nextBytes(prefix);
    System.arraycopy(prefix, 0, in, 0, BLOCK);
    System.arraycopy(prefix, BLOCK - 2, in, BLOCK, 2);
    filled = BLOCK + 2;
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
    System.arraycopy(in, at, into, start, count);
    at += count;
    return count;
  }

  private void refill() throws IOException {
    int count = filled + plain.readNBytes(in, filled, Layout.CHUNK - filled);
    filled = 0;
    sha1.update(in, 0, count);
    try {
      if (count == Layout.CHUNK) {
        encrypt(count);
      } else {
        ended = true;
        in[count] = (byte) 0xD3;
        in[count + 1] = 0x14;
        sha1.update(in, count, 2);
        sha1.digest(in, count + 2, MDC - 2);
        encrypt(count + MDC);
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    at = 0;
  }

  /** In place; only the last call may have a length that is no multiple of 16. */
  private void encrypt(int length) throws GeneralSecurityException {
    int whole = Math.ceilDiv(length, BLOCK) * BLOCK;
    Arrays.fill(in, length, Math.min(in.length, whole), (byte) 0);
    cbc.update(in, 0, whole, keys, BLOCK);
    for (int i = 0; i < whole; i++) {
      in[i] ^= keys[i];
    }
    System.arraycopy(keys, whole, keys, 0, BLOCK);
    end = length;
  }

  @Override
  public void close() throws IOException {
    Arrays.fill(in, (byte) 0);
    Arrays.fill(keys, (byte) 0);
    plain.close();
  }
}
