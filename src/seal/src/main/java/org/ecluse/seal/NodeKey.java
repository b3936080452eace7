package org.ecluse.seal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The public half of an intake node's signing key, as the keyring lists it.
 *
 * @param keyId 32 lower-case hexadecimal digits, see {@link #idOf}
 * @param publicKey the 32 bytes of RFC 8032 in base64
 * @param until last day (UTC) on which its records count
 */
public record NodeKey(String keyId, String publicKey, LocalDate until) {

  /**
   * @throws IllegalArgumentException if the key is not 32 bytes or the id is not its own
   */
  public NodeKey {
    if (!idOf(decode(publicKey)).equals(keyId)) {
      throw new IllegalArgumentException("key id does not belong to the key");
    }
  }

  /** For a public key as {@link CommitSigner#publicKeyText} prints it. */
  public static NodeKey of(String publicKey, LocalDate until) {
    return new NodeKey(idOf(decode(publicKey)), publicKey, until);
  }

  /** The first 16 bytes of the SHA-256 of the 32 key bytes. */
  public static String idOf(byte[] publicKey) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(publicKey);
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public byte[] publicKeyBytes() {
    return decode(publicKey);
  }

  private static byte[] decode(String publicKey) {
    byte[] bytes = Base64.getDecoder().decode(publicKey);
    if (bytes.length != 32) {
      throw new IllegalArgumentException("not an Ed25519 public key");
    }
    return bytes;
  }
}
