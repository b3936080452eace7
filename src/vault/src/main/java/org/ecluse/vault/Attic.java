package org.ecluse.vault;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.ecluse.core.VaultException;

/**
 * What a store holds besides the objects that it shows: what was hidden and can still be brought
 * back, and what a process that was stopped left behind. For consoles and desks alone; it takes
 * rights that intake has not. Days are the store's own (UTC), never this machine's: a wrong clock
 * here must not make something look old.
 */
public interface Attic {

  /** A name that shows nothing now, but did; the day on which it was last hidden. */
  record Hidden(String key, LocalDate day) {}

  /**
   * Bytes that are no object.
   *
   * @param name where they are, in the store's own words
   * @param id which of several of that name; may be empty
   * @param day when they were last touched
   */
  record Remnant(String name, String id, LocalDate day) {}

  /** What day it is where the objects are. */
  LocalDate today() throws VaultException;

  /** Folders directly below a prefix that ends in a slash; each ends in a slash too. */
  List<String> folders(String prefix) throws VaultException;

  /** Everything hidden whose name begins so, in the order of the names. */
  List<Hidden> hidden(String prefix) throws VaultException;

  /** Whether what is shown under this name would be kept if it were deleted. */
  boolean keeps(String key) throws VaultException;

  /**
   * What would be brought back under a hidden name.
   *
   * @param most a larger one is {@link VaultException.Kind#TOO_LARGE}
   */
  Optional<byte[]> peek(String key, int most) throws VaultException;

  /** Objects that were begun and never became any. */
  List<Remnant> unfinished() throws VaultException;

  /**
   * Old bytes that this store keeps until somebody destroys them. None, where it does that by
   * itself.
   */
  List<Remnant> kept() throws VaultException;

  /** Destroys a remnant for good, unless it was touched since it was listed or is gone. */
  void destroy(Remnant remnant) throws VaultException;
}
