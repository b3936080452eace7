package org.ecluse.intake.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.ecluse.intake.circuit.Tally.Leave;
import org.junit.jupiter.api.Test;

final class TallyTest {

  private static final Circuit ONE = Circuit.ofTor(1);
  private static final Circuit OTHER = Circuit.ofTor(2);

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final Tally tally = new Tally(5, 3, nanos::get);

  private void ask(Circuit circuit, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(tally.ask(circuit)).isEqualTo(Leave.GIVEN);
    }
  }

  @Test
  void oneCircuitUsesUpItsOwnAndNotTheOthers() {
    ask(ONE, 3);
    assertThat(tally.ask(ONE)).isEqualTo(Leave.CIRCUIT_USED_UP);
    ask(OTHER, 2);
    assertThat(tally.ask(OTHER)).isEqualTo(Leave.ALL_USED_UP);
    assertThat(tally.ask(ONE)).isEqualTo(Leave.CIRCUIT_USED_UP);
  }

  @Test
  void ofConnectionsOnlyAllTogetherIsCountedSinceAnotherOneCostsNothing() {
    ask(Circuit.ofConnection(1), 5);
    assertThat(tally.ask(Circuit.ofConnection(2))).isEqualTo(Leave.ALL_USED_UP);
  }

  @Test
  void whatCameToNothingDoesNotCount() {
    ask(ONE, 3);
    tally.giveBack(ONE);
    ask(ONE, 1);
    assertThat(tally.ask(ONE)).isEqualTo(Leave.CIRCUIT_USED_UP);
    ask(OTHER, 2);
    tally.giveBack(OTHER);
    tally.giveBack(OTHER);
    tally.giveBack(OTHER);
    assertThat(tally.circuits()).isEqualTo(1);
    ask(OTHER, 2);
    assertThat(tally.ask(OTHER)).isEqualTo(Leave.ALL_USED_UP);
  }

  @Test
  void anHourLaterEverythingIsForgotten() {
    ask(ONE, 3);
    nanos.addAndGet(Duration.ofHours(1).toNanos() - 1);
    assertThat(tally.ask(ONE)).isEqualTo(Leave.CIRCUIT_USED_UP);
    nanos.incrementAndGet();
    ask(OTHER, 1);
    assertThat(tally.circuits()).isEqualTo(1);
    ask(ONE, 3);
  }
}
