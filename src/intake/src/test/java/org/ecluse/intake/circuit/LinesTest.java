package org.ecluse.intake.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LinesTest {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final Lines lines =
      new Lines(Quota.of("CONNECTIONS", 5, "CIRCUIT_CONNECTIONS", 3, "HEAD_SECONDS", 60));
  private final List<String> cut = new ArrayList<>();

  private Optional<Line> enter(long circuit, String name) {
    return lines.enter(Circuit.ofTor(circuit), () -> cut.add(name));
  }

  private Line busy(long circuit, String name) {
    Line line = enter(circuit, name).orElseThrow();
    line.asked();
    line.proved();
    return line;
  }

  @Test
  void aCircuitWithAllItsLinesLosesItsOwnIdlest() {
    busy(1, "busy");
    enter(1, "first");
    enter(1, "second");
    enter(2, "other");
    assertThat(enter(1, "third")).isPresent();
    assertThat(cut).containsExactly("first");
    assertThat(lines.open()).isEqualTo(4);
  }

  @Test
  void withAllLinesTakenTheGreediestCircuitsIdlestGoes() {
    enter(1, "alone");
    enter(2, "a");
    enter(2, "b");
    busy(3, "c");
    busy(3, "d");
    assertThat(enter(4, "newcomer")).isPresent();
    assertThat(cut).containsExactly("a");
    assertThat(enter(5, "next")).isPresent();
    assertThat(cut).containsExactly("a", "alone");
  }

  @Test
  void whoIsOwedAnAnswerIsNeverCut() {
    for (int i = 0; i < 5; i++) {
      busy(i, "busy " + i);
    }
    assertThat(enter(9, "newcomer")).isEmpty();
    assertThat(cut).isEmpty();
    lines.sweep(System.nanoTime() + 1_000_000 * SECOND);
    assertThat(cut).isEmpty();
    assertThat(lines.owesAnswers()).isTrue();
  }

  @Test
  void aRefusedBodyThatStillComesIsNotWaitingForAHeadButMakesRoom() {
    Line line = busy(1, "refused");
    line.answered();
    assertThat(lines.owesAnswers()).isFalse();
    lines.sweep(System.nanoTime() + 1_000_000 * SECOND);
    assertThat(cut).isEmpty();
    for (int i = 2; i <= 5; i++) {
      busy(i, "busy");
    }
    assertThat(enter(6, "newcomer")).isPresent();
    assertThat(cut).containsExactly("refused");
  }

  @Test
  void silenceIsCutAfterItsTimeAndNotBefore() {
    enter(1, "silent");
    Line asked = busy(2, "asked");
    asked.answered();
    asked.drained();
    long now = System.nanoTime();
    lines.sweep(now + 59 * SECOND);
    assertThat(cut).isEmpty();
    lines.sweep(now + 61 * SECOND);
    assertThat(cut).containsExactly("silent", "asked");
    assertThat(lines.open()).isZero();
  }

  @Test
  void aFormWithoutItsTokenIsAsSilentAsNothing() {
    enter(1, "half open").orElseThrow().asked();
    assertThat(lines.owesAnswers()).isFalse();
    long now = System.nanoTime();
    lines.sweep(now + 59 * SECOND);
    assertThat(cut).isEmpty();
    lines.sweep(now + 61 * SECOND);
    assertThat(cut).containsExactly("half open");
  }

  @Test
  void aLineThatLeftIsForgottenOnce() {
    Line line = enter(1, "a").orElseThrow();
    enter(1, "b");
    lines.leave(line);
    lines.leave(line);
    enter(1, "c");
    enter(1, "d");
    assertThat(cut).isEmpty();
    enter(1, "e");
    assertThat(cut).containsExactly("b");
  }
}
