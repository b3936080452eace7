package org.ecluse.seal.envelope;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/** Key, nonces and associated data of one SEIPDv2 message (RFC 9580 §5.13.2). */
public final class AeadMessage {

  /** Bytes of the salt. */
  public static final int SALT = 32;

  private final byte[] prefix;
  private final byte[] nonce;
  private final int counterAt;
  private final ChunkCipher cipher;
  private long chunks;
  private long bytes;

  /**
   * For one message in one direction.
   *
   * @param suite of version 2
   */
  public AeadMessage(Suite suite, byte[] sessionKey, byte[] salt, boolean encrypt) {
    prefix =
        new byte[] {(byte) 0xD2, 2, Suite.AES_256, (byte) suite.aead(), (byte) Suite.CHUNK_OCTET};
    int nonceLength = suite == Suite.V2_GCM ? 12 : 15;
    counterAt = nonceLength - 8;
    byte[] derived = Aes.hkdf(sessionKey, salt, prefix, 32 + counterAt);
    byte[] key = Arrays.copyOf(derived, 32);
    nonce = Arrays.copyOf(Arrays.copyOfRange(derived, 32, derived.length), nonceLength);
    cipher = suite == Suite.V2_GCM ? new GcmChunks(key, encrypt) : new OcbChunks(key, encrypt);
    Arrays.fill(derived, (byte) 0);
    Arrays.fill(key, (byte) 0);
  }

  /** The next chunk; returns the bytes written. */
  public int chunk(byte[] in, int length, byte[] out) throws GeneralSecurityException {
    count();
    int written = cipher.chunk(nonce, prefix, in, length, out);
    bytes += Math.min(length, written);
    return written;
  }

  /** The last tag, over the number of all bytes: made when encrypting, checked when decrypting. */
  public int last(byte[] in, int length, byte[] out) throws GeneralSecurityException {
    count();
    byte[] aad = ByteBuffer.allocate(prefix.length + 8).put(prefix).putLong(bytes).array();
    return cipher.chunk(nonce, aad, in, length, out);
  }

  private void count() {
    ByteBuffer.wrap(nonce).putLong(counterAt, chunks++);
  }
}
