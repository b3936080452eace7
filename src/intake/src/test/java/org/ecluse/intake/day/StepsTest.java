package org.ecluse.intake.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class StepsTest {

  @Test
  void noneAndAFewAreToldAlike() {
    for (long few = 0; few <= 10; few++) {
      assertThat(Steps.atMost(few)).isEqualTo(10);
    }
    assertThat(Steps.atMost(11)).isEqualTo(20);
  }

  @Test
  void isNeverBelowTheCountAndThereAreFewSteps() {
    Set<Long> seen = new TreeSet<>();
    for (long count = 0; count <= 1000; count++) {
      assertThat(Steps.atMost(count)).isGreaterThanOrEqualTo(count);
      seen.add(Steps.atMost(count));
    }
    assertThat(seen).containsExactly(10L, 20L, 50L, 100L, 200L, 500L, 1000L);
    assertThat(Steps.atMost(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
  }
}
