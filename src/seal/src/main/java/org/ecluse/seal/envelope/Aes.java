package org.ecluse.seal.envelope;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The JDK's own AES and HKDF. The provider is named, since another one that was registered before
 * it would be twenty times slower and nobody would notice.
 */
public final class Aes {

  private Aes() {}

  /** One of the transformations every SunJCE has. */
  public static Cipher cipher(String transformation) {
    try {
      return Cipher.getInstance(transformation, "SunJCE");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An AES key; the bytes are copied. */
  public static SecretKeySpec key(byte[] bytes) {
    return new SecretKeySpec(bytes, "AES");
  }

  /** HKDF with SHA-256 (RFC 5869); an empty salt is no salt. */
  public static byte[] hkdf(byte[] secret, byte[] salt, byte[] info, int length) {
    try {
      var extract = HKDFParameterSpec.ofExtract().addIKM(secret);
      if (salt.length > 0) {
        extract.addSalt(salt);
      }
      return KDF.getInstance("HKDF-SHA256").deriveData(extract.thenExpand(info, length));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
