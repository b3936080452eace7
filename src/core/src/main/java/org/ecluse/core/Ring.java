package org.ecluse.core;

import java.util.Optional;

/** Where keyring epochs are kept. They are signed, so this door needs no trust. */
public interface Ring {

  /**
   * The epoch of that number, if it was published.
   *
   * @throws VaultException also if it is larger than {@link Limits#KEYRING_BYTES}
   */
  Optional<byte[]> epoch(long number) throws VaultException;

  /**
   * Publishes an epoch that must not exist yet.
   *
   * @throws VaultException if it exists or it is not certain that it is durable
   */
  void publish(long number, byte[] signed) throws VaultException;
}
