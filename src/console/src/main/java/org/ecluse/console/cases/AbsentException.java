package org.ecluse.console.cases;

import java.io.Serial;

/** There is no such case or file. */
public final class AbsentException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  public AbsentException() {
    super("absent", null, false, false);
  }
}
