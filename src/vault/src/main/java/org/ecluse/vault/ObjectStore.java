package org.ecluse.vault;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.ecluse.core.VaultException;

/**
 * Bytes under names, as S3 has them. Every method that writes returns only when what it wrote
 * survives a power cut. Names come from {@link ObjectLayout} and nowhere else.
 */
public interface ObjectStore {

  /** One stored object; the day is the store's own clock (UTC, {@code yyyy-mm-dd}). */
  record Entry(String key, String day) {}

  /**
   * Stores a stream of unknown length under a name that nobody else uses.
   *
   * @throws IOException if the stream itself failed; nothing is stored then
   * @throws VaultException if it is not certain that everything is durable
   */
  void put(String key, InputStream bytes) throws IOException, VaultException;

  /**
   * Stores bytes under a name that must be free: of several writers exactly one wins.
   *
   * @throws VaultException of kind {@link VaultException.Kind#EXISTS} if the name is taken
   */
  void create(String key, byte[] bytes) throws VaultException;

  /** Replaces an object in one act, keeping the old bytes in the trash or as an old version. */
  void replace(String key, byte[] bytes) throws VaultException;

  /**
   * Hides an object, if it is there: until the grace period ends it is kept in the trash or as an
   * old version.
   */
  void delete(String key) throws VaultException;

  /**
   * Brings back what was deleted under a name, as it last was.
   *
   * @return whether there is an object of that name now
   */
  boolean bringBack(String key) throws VaultException;

  /** The object's bytes, or nothing if there is none. */
  Optional<InputStream> get(String key) throws VaultException;

  /**
   * Objects directly below a prefix that ends in a slash, by name, after the given name.
   *
   * @param limit at most so many
   */
  List<Entry> list(String prefix, Optional<String> after, int limit) throws VaultException;

  /** Whether a put would work now. Leaves nothing behind. */
  void probe() throws VaultException;

  /**
   * Whether this credential, which is for putting cases, can do nothing else. A folder has no
   * credential: there the rights are the operating system's, and nothing can be tried.
   *
   * @return whether there was a credential to try
   * @throws VaultException of kind {@link VaultException.Kind#RIGHTS_TOO_WIDE} if it can
   */
  default boolean probeRights() throws VaultException {
    return false;
  }
}
