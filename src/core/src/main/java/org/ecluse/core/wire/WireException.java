package org.ecluse.core.wire;

import java.io.IOException;
import java.io.Serial;

/** The other side broke the rules of the wire. */
public final class WireException extends IOException {

  @Serial private static final long serialVersionUID = 1L;

  public WireException(String rule) {
    super(rule);
  }
}
