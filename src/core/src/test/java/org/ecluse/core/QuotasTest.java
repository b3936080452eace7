package org.ecluse.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class QuotasTest {

  @Test
  void aBrowserAndASlowLineFitIntoTheDefaults() {
    Quotas quotas = Quotas.from(Settings.of(Map.of()));
    // Six connections to a host, three pages at once; one whole submission and its second try.
    assertThat(quotas.circuitConnections()).isGreaterThanOrEqualTo(3 * 6);
    assertThat(quotas.circuitSubmissions()).isGreaterThanOrEqualTo(3);
    assertThat(quotas.circuitBytes()).isGreaterThan(Limits.defaults().submissionBytes());
    assertThat(quotas.slowBytes()).isLessThan(20_000);
    assertThat(quotas.head()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void eachIsASettingAndNoneCanBeNothing() {
    Quotas quotas =
        Quotas.from(
            Settings.of(
                Map.of(
                    "ECLUSE_LIMITS_HEAD_SECONDS", "5",
                    "ECLUSE_LIMITS_CIRCUIT_CASES_PER_HOUR", "1",
                    "ECLUSE_LIMITS_SLOW_BYTES_PER_SECOND", "1")));
    assertThat(quotas.head()).isEqualTo(Duration.ofSeconds(5));
    assertThat(quotas.circuitCases()).isEqualTo(1);
    assertThat(quotas.slowBytes()).isEqualTo(1);
    Settings none = Settings.of(Map.of("ECLUSE_LIMITS_CONNECTIONS", "0"));
    assertThatThrownBy(() -> Quotas.from(none)).hasMessageContaining("limits.connections");
  }
}
