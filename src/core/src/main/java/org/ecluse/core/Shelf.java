package org.ecluse.core;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * The reading side of the vault, for consoles and desks. What it returns is untrusted until it was
 * verified: anyone who can write to the storage can put anything here.
 */
public interface Shelf {

  /**
   * One committed case as the storage lists it; the day is the storage's own (UTC, {@code
   * yyyy-mm-dd}).
   */
  record Listed(CaseId caseId, String day) {}

  /**
   * Committed cases in the order of their names, after the given one.
   *
   * @param limit at most so many, 1 to 1,000
   */
  List<Listed> cases(Optional<CaseId> after, int limit) throws VaultException;

  /**
   * The commit record.
   *
   * @throws VaultException if it is larger than {@link Limits#RECORD_BYTES}
   */
  Optional<byte[]> record(CaseId caseId) throws VaultException;

  /**
   * A part's head.
   *
   * @throws VaultException if it is larger than {@link Limits#HEAD_BYTES}
   */
  Optional<byte[]> head(PartName part) throws VaultException;

  /** A part's body. The caller bounds what it reads by the commit record, and closes it. */
  Optional<InputStream> body(PartName part) throws VaultException;

  /**
   * Replaces a head of a case in one act: readers see the old one or the new one, whole. The old
   * one stays recoverable through the grace period. Done twice it is done once. The caller has
   * opened the new head in memory before.
   *
   * @return whether there was one to replace, and still is: not if the case is deleted
   */
  boolean replaceHead(PartName part, byte[] head) throws VaultException;
}
