package org.ecluse.seal;

import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

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
    return HexFormat.of().formatHex(Sha256.of(publicKey), 0, 16);
  }

  public byte[] publicKeyBytes() {
    return decode(publicKey);
  }

  /** Whether this key made this signature (RFC 8032, Ed25519). */
  public boolean verifies(byte[] message, byte[] signature) {
    if (signature.length != Ed25519.SIGNATURE_SIZE) {
      return false;
    }
    Ed25519Signer verifier = new Ed25519Signer();
    verifier.init(false, new Ed25519PublicKeyParameters(publicKeyBytes()));
    verifier.update(message, 0, message.length);
    return verifier.verifySignature(signature);
  }

  private static byte[] decode(String publicKey) {
    byte[] bytes = Base64.getDecoder().decode(publicKey);
    if (bytes.length != Ed25519PublicKeyParameters.KEY_SIZE
        || !Ed25519.validatePublicKeyFull(bytes, 0)) {
      throw new IllegalArgumentException("not an Ed25519 public key");
    }
    return bytes;
  }
}
