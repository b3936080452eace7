package org.ecluse.intake.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class HourlyTest {

  private Instant now = Instant.parse("2026-11-23T09:00:00Z");
  private int looks;

  @Test
  void looksOnceInEachFullHour() {
    InstantSource source = () -> now;
    Hourly<Integer> hourly = new Hourly<>(source.withZone(ZoneOffset.UTC), () -> ++looks);
    assertThat(hourly.get()).isEqualTo(1);
    now = Instant.parse("2026-11-23T09:59:59.999Z");
    assertThat(hourly.get()).isEqualTo(1);
    now = Instant.parse("2026-11-23T10:00:00Z");
    assertThat(hourly.get()).isEqualTo(2);
    now = Instant.parse("2026-11-23T09:30:00Z");
    assertThat(hourly.get()).isEqualTo(3);
  }
}
