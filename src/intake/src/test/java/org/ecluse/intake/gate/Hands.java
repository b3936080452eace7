package org.ecluse.intake.gate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** Two clocks whose hands a test moves. */
final class Hands {

  static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

  private Instant wall = START;
  private long nanos = Long.MAX_VALUE - Duration.ofHours(1).toNanos();

  Pace.Clocks clocks() {
    InstantSource source = () -> wall;
    Clock clock = source.withZone(ZoneOffset.UTC);
    return new Pace.Clocks(clock, () -> nanos);
  }

  Instant now() {
    return wall;
  }

  /** Time passes. */
  void run(Duration duration) {
    wall = wall.plus(duration);
    nanos += duration.toNanos();
  }

  /** Somebody sets the clock that can be set. */
  void set(Duration by) {
    wall = wall.plus(by);
  }

  /** The defaults, as an instance has them that sets nothing. */
  static Pace pace() {
    return Pace.from(org.ecluse.core.Settings.of(java.util.Map.of()));
  }
}
