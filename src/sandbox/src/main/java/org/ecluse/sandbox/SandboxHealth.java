package org.ecluse.sandbox;

import java.util.Map;
import org.ecluse.core.Reason;

/**
 * How the sandbox is doing, in numbers.
 *
 * @param ready whether the last start of a worker succeeded and its program is still there
 * @param spares warm workers waiting
 * @param live workers serving a submission
 * @param outcomes files since the start, by the reason in their report; NONE are the cleaned ones
 */
public record SandboxHealth(
    Mode mode, AotState aot, boolean ready, int spares, int live, Map<Reason, Long> outcomes) {

  public SandboxHealth {
    outcomes = Map.copyOf(outcomes);
  }
}
