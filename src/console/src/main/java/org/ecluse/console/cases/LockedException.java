package org.ecluse.console.cases;

import java.io.Serial;

/** The reviewer's key is not unlocked, or was locked while it was being used. */
public final class LockedException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  public LockedException() {
    super("locked", null, false, false);
  }
}
