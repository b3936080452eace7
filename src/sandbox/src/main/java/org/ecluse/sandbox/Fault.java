package org.ecluse.sandbox;

import java.io.Serial;
import org.ecluse.core.Reason;

/** What a worker did. It never leaves this package: callers get a report. */
final class Fault extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  private final Reason reason;

  Fault(Reason reason) {
    super(reason.name(), null, false, false);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }

  static Fault lied() {
    return new Fault(Reason.WORKER_LIED);
  }
}
