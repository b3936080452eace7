package org.ecluse.intake.submit;

import java.io.IOException;
import java.io.Serial;

/** The sender is gone, or nothing came for too long. */
public final class BrokenLineException extends IOException {

  @Serial private static final long serialVersionUID = 1L;

  public BrokenLineException() {
    super("the line broke");
  }
}
