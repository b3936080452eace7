package org.ecluse.intake.health;

import org.ecluse.core.Reason;
import org.ecluse.sandbox.SandboxHealth;

/** How the sandbox is doing. */
public interface SandboxGauge {

  SandboxHealth health();

  /** Workers that died, hung or lied since the start. */
  default long failures() {
    var outcomes = health().outcomes();
    return outcomes.getOrDefault(Reason.WORKER_DIED, 0L)
        + outcomes.getOrDefault(Reason.WORKER_LIED, 0L)
        + outcomes.getOrDefault(Reason.TIMED_OUT, 0L);
  }
}
