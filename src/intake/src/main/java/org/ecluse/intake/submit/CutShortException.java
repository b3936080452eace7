package org.ecluse.intake.submit;

import java.io.IOException;
import java.io.Serial;
import org.ecluse.core.Refusal;

/** An upload that had to give way while its body still came. */
public final class CutShortException extends IOException {

  @Serial private static final long serialVersionUID = 1L;

  private final Refusal refusal;

  public CutShortException(Refusal refusal) {
    super(refusal.name());
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }
}
