package org.ecluse.sandbox;

import java.io.IOException;
import java.io.Serial;

/** A sealed chunk is not what was written: changed, moved, exchanged or cut. */
public final class DamagedSpoolException extends IOException {

  @Serial private static final long serialVersionUID = 1L;

  DamagedSpoolException() {
    super("a spooled chunk is damaged");
  }
}
