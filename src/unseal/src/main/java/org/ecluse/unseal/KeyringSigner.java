package org.ecluse.unseal;

import org.ecluse.seal.KeyringDraft;

/** Signs keyring epochs with an admin's key. */
@SuppressWarnings("DoNotCallSuggester")
public final class KeyringSigner {

  private KeyringSigner() {}

  /** The epoch with one signature: what is published when one admin is enough. */
  public static byte[] sign(KeyringDraft.Signable signable, SecretKey admin)
      throws CannotOpenException {
    throw new UnsupportedOperationException();
  }

  /** The same epoch with one more signature. The caller has read what it signs. */
  public static byte[] countersign(byte[] signed, SecretKey admin) throws CannotOpenException {
    throw new UnsupportedOperationException();
  }
}
