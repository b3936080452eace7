package org.ecluse.intake.submit;

import java.io.Serial;
import org.ecluse.core.Refusal;

/** A submission that is not taken. The refusal is all that is said about it. */
public final class RefusedException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  private final Refusal refusal;

  public RefusedException(Refusal refusal) {
    super(refusal.name(), null, false, false);
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }
}
