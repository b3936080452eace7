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

  /**
   * Whether the store lets this credential do more than put cases: some fifteen requests.
   *
   * @return false if there is no credential whose rights could be tried
   * @throws VaultException of kind {@link VaultException.Kind#RIGHTS_TOO_WIDE} if it does, of
   *     another kind if that could not be found out
   */
  boolean probeRights() throws VaultException;
}
