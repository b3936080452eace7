package org.ecluse.unseal;

import org.ecluse.core.Secret;
import org.ecluse.seal.Certificate;

/**
 * A person's OpenPGP secret key, unlocked. Closing it drops the references; the virtual machine may
 * keep copies, which is why private-key work belongs into a process that ends.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class SecretKey implements AutoCloseable {

  private SecretKey() {}

  /**
   * Unlocks a key.
   *
   * @param armoredOrBinary one transferable secret key (RFC 9580 §10.2), version 4 or 6
   * @param passphrase empty when the key has none
   */
  public static SecretKey open(byte[] armoredOrBinary, Secret passphrase)
      throws CannotOpenException {
    throw new UnsupportedOperationException();
  }

  /** Of the primary key, upper-case hexadecimal. */
  public String fingerprint() {
    throw new UnsupportedOperationException();
  }

  /** The public half. */
  public Certificate certificate() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
