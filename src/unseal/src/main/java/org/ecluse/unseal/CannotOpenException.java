package org.ecluse.unseal;

import java.io.Serial;

/** This key does not fit, or does not open. Exit code 3 of desk. */
public final class CannotOpenException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** Not a secret key this program can use. */
    NOT_A_KEY,
    WRONG_PASSPHRASE,
    /** It was not sealed to this key. */
    NO_MATCHING_KEY
  }

  private final Reason reason;

  public CannotOpenException(Reason reason) {
    super(reason.name());
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
