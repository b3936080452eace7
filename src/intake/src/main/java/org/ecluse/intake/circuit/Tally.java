package org.ecluse.intake.circuit;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How often something was done in this hour: by each circuit, and by all together. Hours begin when
 * the process does; at the end of one everything is forgotten. It cannot be forgotten with the
 * connection, as a quota that a new connection renews would be none. It holds no more circuits than
 * things may be done in an hour.
 */
public final class Tally {

  private static final long HOUR = Duration.ofHours(1).toNanos();

  /** Whether it may be done. */
  public enum Leave {
    GIVEN,
    CIRCUIT_USED_UP,
    ALL_USED_UP
  }

  private final int most;
  private final int mostOfOne;
  private final LongSupplier nanos;
  private final Map<Circuit, Integer> counts = new HashMap<>();
  private int count;
  private long hourBegan;

  public Tally(int most, int mostOfOne) {
    this(most, mostOfOne, System::nanoTime);
  }

  Tally(int most, int mostOfOne, LongSupplier nanos) {
    this.most = most;
    this.mostOfOne = mostOfOne;
    this.nanos = nanos;
    this.hourBegan = nanos.getAsLong();
  }

  /** Counts one more, if there is leave. */
  public synchronized Leave ask(Circuit circuit) {
    long now = nanos.getAsLong();
    if (now - hourBegan >= HOUR) {
      hourBegan = now;
      counts.clear();
      count = 0;
    }
    int own = counts.getOrDefault(circuit, 0);
    if (circuit.lasting() && own >= mostOfOne) {
      return Leave.CIRCUIT_USED_UP;
    }
    if (count >= most) {
      return Leave.ALL_USED_UP;
    }
    counts.put(circuit, own + 1);
    count++;
    return Leave.GIVEN;
  }

  /** It came to nothing after all. In a new hour there is nothing to give back. */
  public synchronized void giveBack(Circuit circuit) {
    Integer own = counts.get(circuit);
    if (own != null) {
      count--;
      counts.computeIfPresent(circuit, (c, n) -> n == 1 ? null : n - 1);
    }
  }

  synchronized int circuits() {
    return counts.size();
  }
}
