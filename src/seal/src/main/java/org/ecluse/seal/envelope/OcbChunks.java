package org.ecluse.seal.envelope;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-OCB with a 15-byte nonce and a 128-bit tag (RFC 7253). The JDK has no OCB; this one hands
 * whole chunks to its ECB, which is a processor instruction. The offsets of a chunk are those of
 * the first block exclusive-or a table that is the same for all chunks of a key.
 */
final class OcbChunks implements ChunkCipher {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int BLOCK = 16;

  private final boolean encrypt;
  private final Cipher forward = Aes.cipher("AES/ECB/NoPadding");
  private final Cipher blocks;
  private final byte[] star = new byte[BLOCK];
  private final byte[] dollar;
  private final byte[] table = new byte[Layout.CHUNK];
  private final byte[] work = new byte[Layout.CHUNK];
  private final byte[] one = new byte[BLOCK];
  private final byte[] offset = new byte[BLOCK];
  private final byte[] sum = new byte[BLOCK];

  OcbChunks(byte[] key, boolean encrypt) {
    this.encrypt = encrypt;
    SecretKeySpec spec = Aes.key(key);
    try {
      forward.init(Cipher.ENCRYPT_MODE, spec);
      if (encrypt) {
        blocks = forward;
      } else {
        blocks = Aes.cipher("AES/ECB/NoPadding");
        blocks.init(Cipher.DECRYPT_MODE, spec);
      }
      forward.update(new byte[BLOCK], 0, BLOCK, star, 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    dollar = doubled(star);
    byte[][] powers = new byte[Integer.SIZE][];
    powers[0] = doubled(dollar);
    for (int i = 1; i < powers.length; i++) {
      powers[i] = doubled(powers[i - 1]);
    }
    byte[] running = new byte[BLOCK];
    for (int i = 1; i <= Layout.CHUNK / BLOCK; i++) {
      xor(running, powers[Integer.numberOfTrailingZeros(i)]);
      System.arraycopy(running, 0, table, (i - 1) * BLOCK, BLOCK);
    }
  }

  @Override
  public int nonceLength() {
    return 15;
  }

  @Override
  public int chunk(byte[] nonce, byte[] aad, byte[] in, int length, byte[] out)
      throws GeneralSecurityException {
    int bytes = encrypt ? length : length - BLOCK;
    if (bytes < 0 || bytes > Layout.CHUNK || aad.length >= BLOCK) {
      throw new AEADBadTagException();
    }
    first(nonce);
    Arrays.fill(sum, (byte) 0);
    int whole = bytes / BLOCK * BLOCK;
    whole(in, whole, out);
    if (whole > 0) {
      for (int i = 0; i < BLOCK; i++) {
        offset[i] ^= table[whole - BLOCK + i];
      }
    }
    if (whole < bytes) {
      tail(in, whole, bytes, out);
    }
    byte[] tag = tag(aad);
    if (encrypt) {
      System.arraycopy(tag, 0, out, bytes, BLOCK);
      return bytes + BLOCK;
    }
    if (!MessageDigest.isEqual(tag, Arrays.copyOfRange(in, bytes, length))) {
      Arrays.fill(out, 0, bytes, (byte) 0);
      throw new AEADBadTagException();
    }
    return bytes;
  }

  private void whole(byte[] in, int bytes, byte[] out) throws GeneralSecurityException {
    long high = (long) LONGS.get(offset, 0);
    long low = (long) LONGS.get(offset, 8);
    long sumHigh = 0;
    long sumLow = 0;
    for (int i = 0; i < bytes; i += BLOCK) {
      long left = (long) LONGS.get(in, i);
      long right = (long) LONGS.get(in, i + 8);
      sumHigh ^= left;
      sumLow ^= right;
      LONGS.set(work, i, left ^ high ^ (long) LONGS.get(table, i));
      LONGS.set(work, i + 8, right ^ low ^ (long) LONGS.get(table, i + 8));
    }
    blocks.update(work, 0, bytes, out, 0);
    long outHigh = 0;
    long outLow = 0;
    for (int i = 0; i < bytes; i += BLOCK) {
      long left = (long) LONGS.get(out, i) ^ high ^ (long) LONGS.get(table, i);
      long right = (long) LONGS.get(out, i + 8) ^ low ^ (long) LONGS.get(table, i + 8);
      outHigh ^= left;
      outLow ^= right;
      LONGS.set(out, i, left);
      LONGS.set(out, i + 8, right);
    }
    LONGS.set(sum, 0, encrypt ? sumHigh : outHigh);
    LONGS.set(sum, 8, encrypt ? sumLow : outLow);
  }

  private void tail(byte[] in, int from, int to, byte[] out) throws GeneralSecurityException {
    xor(offset, star);
    forward.update(offset, 0, BLOCK, one, 0);
    for (int i = from; i < to; i++) {
      byte plain = encrypt ? in[i] : (byte) (in[i] ^ one[i - from]);
      out[i] = encrypt ? (byte) (in[i] ^ one[i - from]) : plain;
      sum[i - from] ^= plain;
    }
    sum[to - from] ^= (byte) 0x80;
  }

  private byte[] tag(byte[] aad) throws GeneralSecurityException {
    xor(sum, offset);
    xor(sum, dollar);
    byte[] tag = new byte[BLOCK];
    forward.update(sum, 0, BLOCK, tag, 0);
    if (aad.length > 0) {
      byte[] padded = Arrays.copyOf(aad, BLOCK);
      padded[aad.length] = (byte) 0x80;
      xor(padded, star);
      forward.update(padded, 0, BLOCK, one, 0);
      xor(tag, one);
    }
    return tag;
  }

  /** The offset before the first block (RFC 7253 §4.2). */
  private void first(byte[] nonce) throws GeneralSecurityException {
    one[0] = 1;
    System.arraycopy(nonce, 0, one, 1, BLOCK - 1);
    int bottom = one[BLOCK - 1] & 0x3f;
    one[BLOCK - 1] &= (byte) 0xc0;
    byte[] stretch = new byte[BLOCK + 8];
    forward.update(one, 0, BLOCK, stretch, 0);
    for (int i = 0; i < 8; i++) {
      stretch[BLOCK + i] = (byte) (stretch[i] ^ stretch[i + 1]);
    }
    for (int i = 0; i < BLOCK; i++) {
      int pair = (stretch[i + bottom / 8] & 0xff) << 8 | (stretch[i + bottom / 8 + 1] & 0xff);
      offset[i] = (byte) (pair << (bottom % 8) >> 8);
    }
  }

  private static byte[] doubled(byte[] block) {
    byte[] twice = new byte[BLOCK];
    int carry = 0;
    for (int i = BLOCK - 1; i >= 0; i--) {
      int value = (block[i] & 0xff) << 1 | carry;
      twice[i] = (byte) value;
      carry = value >> 8;
    }
    twice[BLOCK - 1] ^= (byte) (carry * 0x87);
    return twice;
  }

  private static void xor(byte[] into, byte[] with) {
    for (int i = 0; i < BLOCK; i++) {
      into[i] ^= with[i];
    }
  }
}
