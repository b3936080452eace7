package org.ecluse.sandbox;

import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** No room is left in the spool, by its bound or on the disk. Later there may be. */
public final class SpoolFullException extends IOException {

  @Serial private static final long serialVersionUID = 1L;

  SpoolFullException(@Nullable IOException cause) {
    super("no room left in the spool", cause);
  }
}
