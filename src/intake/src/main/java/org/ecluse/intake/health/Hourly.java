package org.ecluse.intake.health;

import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is looked at once in each full hour (UTC), however often it is asked for. */
final class Hourly<T> {

  private static final long HOUR_MILLIS = 3_600_000;

  private final Clock clock;
  private final Supplier<T> source;
  private @Nullable T value;
  private long hour;

  Hourly(Clock clock, Supplier<T> source) {
    this.clock = clock;
    this.source = source;
  }

  synchronized T get() {
    long now = Math.floorDiv(clock.millis(), HOUR_MILLIS);
    T known = value;
    if (known == null || now != hour) {
      known = source.get();
      value = known;
      hour = now;
    }
    return known;
  }
}
