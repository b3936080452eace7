package org.ecluse.seal.envelope;

import java.security.GeneralSecurityException;

/** AEAD over one chunk at a time, in one direction, under one message key. */
public interface ChunkCipher {

  /** Nonce length in bytes: 12 for GCM, 15 for OCB. */
  int nonceLength();

  /**
   * Works on one chunk.
   *
   * @param length of the input; with the tag when decrypting
   * @param aad less than 16 bytes
   * @return bytes written to {@code out}; with the tag when encrypting
   * @throws GeneralSecurityException if a tag is wrong
   */
  int chunk(byte[] nonce, byte[] aad, byte[] in, int length, byte[] out)
      throws GeneralSecurityException;
}
