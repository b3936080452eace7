package org.ecluse.seal;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The node's own Ed25519 key: made at its first start, never leaving its file but as signatures.
 * The only private key of this module.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class CommitSigner {

  private CommitSigner() {}

  /**
   * Opens the key file, or makes it (mode 0600, durable before this returns).
   *
   * @throws IOException if it is not in its form, or others may read it
   */
  public static CommitSigner openOrCreate(Path keyFile) throws IOException {
    throw new UnsupportedOperationException();
  }

  /** As {@link NodeKey#idOf}. */
  public String keyId() {
    throw new UnsupportedOperationException();
  }

  /** The 32 bytes of RFC 8032. */
  public byte[] publicKey() {
    throw new UnsupportedOperationException();
  }

  /** The public key in base64: what an admin adds to the keyring. */
  public String publicKeyText() {
    throw new UnsupportedOperationException();
  }

  /** An Ed25519 signature, 64 bytes. */
  public byte[] sign(byte[] message) {
    throw new UnsupportedOperationException();
  }
}
