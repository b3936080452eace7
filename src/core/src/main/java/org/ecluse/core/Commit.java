package org.ecluse.core;

/**
 * The signed commit record of one case: once it is durable, the case exists. Made by the seal
 * module alone. See {@code src/spec/commit-record.md}.
 */
public final class Commit {

  private final CaseId caseId;
  private final byte[] record;

  public Commit(CaseId caseId, byte[] record) {
    this.caseId = caseId;
    this.record = record.clone();
  }

  public CaseId caseId() {
    return caseId;
  }

  /** The bytes to store. */
  public byte[] record() {
    return record.clone();
  }
}
