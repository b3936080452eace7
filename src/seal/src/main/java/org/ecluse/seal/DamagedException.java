package org.ecluse.seal;

import java.io.Serial;

/** Stored bytes are missing, changed or planted. Exit code 4 of desk. */
public final class DamagedException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  /** What is damaged. */
  public enum Reason {
    NO_RECORD,
    RECORD,
    UNKNOWN_VERSION,
    /** The record belongs to another case. */
    WRONG_CASE,
    MISSING_PART,
    HEAD,
    /** A head was planted: it opens, but to another session key than the record says. */
    KEY_CHECK,
    /** The body is not the one the record says. */
    BODY,
    /** The body does not hold what {@code src/spec/envelope.md} says. */
    ENVELOPE,
    MANIFEST
  }

  private final Reason reason;

  public DamagedException(Reason reason) {
    super(reason.name());
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
