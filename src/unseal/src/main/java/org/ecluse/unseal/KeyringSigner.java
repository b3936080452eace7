package org.ecluse.unseal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.ecluse.seal.KeyringDraft;

/** Signs keyring epochs with an admin's key. */
public final class KeyringSigner {

  private KeyringSigner() {}

  /** The epoch with one signature: what is published when one admin is enough. */
  public static byte[] sign(KeyringDraft.Signable signable, SecretKey admin)
      throws CannotOpenException {
    String text =
        signable.header() + "\n" + signable.entries() + "\n" + line(signable.header(), admin);
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * The same epoch with one more signature. The caller has verified and read what it signs.
   *
   * @throws IllegalArgumentException if it has no header line
   */
  public static byte[] countersign(byte[] signed, SecretKey admin) throws CannotOpenException {
    String text = new String(signed, StandardCharsets.US_ASCII);
    int end = text.indexOf('\n');
    if (end < 0) {
      throw new IllegalArgumentException("not a keyring epoch");
    }
    return (text + line(text.substring(0, end), admin)).getBytes(StandardCharsets.US_ASCII);
  }

  private static String line(String header, SecretKey admin) throws CannotOpenException {
    PGPKeyPair primary =
        admin
            .primary()
            .orElseThrow(() -> new CannotOpenException(CannotOpenException.Reason.NOT_A_KEY));
    byte[] signature =
        DetachedSigner.sign(primary, header.getBytes(StandardCharsets.US_ASCII), Instant.now());
    return "sig "
        + admin.fingerprint()
        + " "
        + Base64.getEncoder().encodeToString(signature)
        + "\n";
  }
}
