package org.ecluse.unseal;

import java.io.IOException;
import java.io.Serial;

/** Sealed bytes that do not hold what they should. Never leaves {@link PartOpener}. */
final class EnvelopeException extends IOException {

  @Serial private static final long serialVersionUID = 1L;

  EnvelopeException(String what) {
    super(what);
  }
}
