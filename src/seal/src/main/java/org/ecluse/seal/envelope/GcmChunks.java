package org.ecluse.seal.envelope;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM. */
final class GcmChunks implements ChunkCipher {

  private final Cipher cipher = Aes.cipher("AES/GCM/NoPadding");
  private final SecretKeySpec key;
  private final int mode;

  GcmChunks(byte[] key, boolean encrypt) {
    this.key = Aes.key(key);
    this.mode = encrypt ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE;
  }

  @Override
  public int nonceLength() {
    return 12;
  }

  @Override
  public int chunk(byte[] nonce, byte[] aad, byte[] in, int length, byte[] out)
      throws GeneralSecurityException {
    cipher.init(mode, key, new GCMParameterSpec(128, nonce));
    cipher.updateAAD(aad);
    return cipher.doFinal(in, 0, length, out, 0);
  }
}
