package org.ecluse.sanitize.io;

import java.io.IOException;
import java.io.Serial;
import org.ecluse.core.Reason;

/** A file that cannot be cleaned, and why. It carries no text: a message could quote the file. */
public final class Uncleanable extends IOException {

  @Serial private static final long serialVersionUID = 1L;
  private final Reason reason;

  public Uncleanable(Reason reason) {
    super(reason.name());
    this.reason = reason;
  }

  public static Uncleanable damaged() {
    return new Uncleanable(Reason.DAMAGED);
  }

  public static Uncleanable tooLarge() {
    return new Uncleanable(Reason.TOO_LARGE);
  }

  public Reason reason() {
    return reason;
  }
}
