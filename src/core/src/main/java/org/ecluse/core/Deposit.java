package org.ecluse.core;

/**
 * The only door from intake into the vault. It takes sealed things and nothing else, and returns
 * when they are durable. Whoever holds it can neither list nor read back.
 */
public interface Deposit {

  /**
   * Stores head and body of one part.
   *
   * @throws VaultException if it is not certain that both are durable
   */
  void put(Sealed part) throws VaultException;

  /**
   * Stores the commit record, which must not exist yet, and so makes the case visible.
   *
   * @throws VaultException if it is not certain that the record is durable
   */
  void commit(Commit commit) throws VaultException;

  /**
   * Whether a put would work now: reachable, writable, not full. Writes nothing that stays.
   *
   * @throws VaultException with the reason why not
   */
  void probe() throws VaultException;
}
