package org.ecluse.intake.gate;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ClockWatchTest {

  private final Hands hands = new Hands();
  private final ClockWatch watch = new ClockWatch(hands.clocks(), Hands.pace());

  private void fine() {
    assertThatCode(watch::check).doesNotThrowAnyException();
  }

  private void setBack() {
    assertThatThrownBy(watch::check).isInstanceOf(Gate.NotMet.class).hasMessage("clock-set-back");
  }

  @Test
  void aClockThatRunsIsFine() {
    for (int i = 0; i < 100; i++) {
      hands.run(Duration.ofMinutes(20));
      fine();
    }
  }

  @Test
  void closesWhenItIsSetBackAndOpensWhenItIsRightAgain() {
    hands.set(Duration.ofMinutes(-10));
    fine();
    hands.set(Duration.ofMillis(-1));
    setBack();
    hands.run(Duration.ofMinutes(30));
    setBack();
    hands.set(Duration.ofMinutes(1));
    fine();
  }

  @Test
  void aClockThatWasAheadAndIsPutRightAgainIsFine() {
    hands.set(Duration.ofDays(300));
    fine();
    hands.run(Duration.ofMinutes(5));
    hands.set(Duration.ofDays(-300));
    fine();
  }

  @Test
  void aMachineThatSleptIsFine() {
    hands.set(Duration.ofDays(3));
    fine();
  }

  @Test
  void aClockThatRunsEvenlyForAnHourIsBelievedAgain() {
    hands.run(Duration.ofMinutes(7));
    fine();
    hands.set(Duration.ofDays(-2));
    setBack();
    hands.run(Duration.ofMinutes(59));
    setBack();
    hands.run(Duration.ofMinutes(1));
    fine();
    hands.run(Duration.ofDays(1));
    fine();
    hands.set(Duration.ofDays(-2));
    setBack();
  }

  @Test
  void eachStepBackBeginsTheHourAnew() {
    hands.set(Duration.ofDays(-2));
    setBack();
    for (int i = 0; i < 5; i++) {
      hands.run(Duration.ofMinutes(50));
      hands.set(Duration.ofHours(-1));
      setBack();
    }
  }
}
