package org.ecluse.console.cases;

import java.io.Serial;

/** A case, or a file of it, is not opened; its standing says why. */
public final class ClosedException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  private final transient Standing standing;

  public ClosedException(Standing standing) {
    super(standing.word(), null, false, false);
    this.standing = standing;
  }

  public Standing standing() {
    return standing;
  }
}
