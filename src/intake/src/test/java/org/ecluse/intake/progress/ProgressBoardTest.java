package org.ecluse.intake.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.ecluse.core.FormId;
import org.ecluse.core.Refusal;
import org.ecluse.intake.progress.Progress.Stage;
import org.junit.jupiter.api.Test;

final class ProgressBoardTest {

  private final ProgressBoard board = new ProgressBoard();
  private final FormId form = FormId.random();
  private final AtomicLong received = new AtomicLong();

  private Attempt begin() {
    return board.begin(form, OptionalLong.of(200), received::get);
  }

  @Test
  void knowsNothingOfAFormThatWasNotSent() {
    assertThat(board.look(form)).isEqualTo(Progress.NOTHING);
  }

  @Test
  void followsAnAttemptToItsEnd() {
    Attempt attempt = begin();
    received.set(50);
    assertThat(board.look(form).percent()).contains(25);
    attempt.cleaning();
    assertThat(board.look(form).stage()).isEqualTo(Stage.CLEANING);
    attempt.sealing();
    assertThat(board.look(form).settled()).isFalse();
    attempt.safe();
    received.set(0);
    assertThat(board.look(form).stage()).isEqualTo(Stage.SAFE);
    assertThat(board.look(form).received()).isEqualTo(50);
    assertThat(board.look(form).settled()).isTrue();
  }

  @Test
  void showsTheLatestAttemptOnlyAndABrokenOneIsNotTheEnd() {
    Attempt first = begin();
    first.broken();
    assertThat(board.look(form).settled()).isFalse();
    Attempt second = begin();
    first.refused(Refusal.FAILED);
    assertThat(board.look(form).stage()).isEqualTo(Stage.RECEIVING);
    second.refused(Refusal.TOO_LARGE);
    assertThat(board.look(form).refusal()).contains(Refusal.TOO_LARGE);
  }

  @Test
  void forgetsTheOldestOfThoseThatEnded() {
    Attempt running = begin();
    FormId early = FormId.random();
    board.begin(early, OptionalLong.empty(), () -> 0).safe();
    for (int i = 0; i < 5_000; i++) {
      board.begin(FormId.random(), OptionalLong.empty(), () -> 0).safe();
    }
    assertThat(board.look(early)).isEqualTo(Progress.NOTHING);
    assertThat(board.look(form).stage()).isEqualTo(Stage.RECEIVING);
    running.safe();
  }
}
