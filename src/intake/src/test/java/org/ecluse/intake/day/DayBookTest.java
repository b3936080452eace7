package org.ecluse.intake.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.core.Refusal;
import org.ecluse.core.Verdict;
import org.ecluse.intake.submit.Receipt;
import org.junit.jupiter.api.Test;

/** Who watches the counts learns of no moment, and of no single submission. */
final class DayBookTest {

  private static final Receipt RECEIPT =
      new Receipt(
          true,
          List.of(
              new Receipt.Line(
                  "a.jpg", MediaKind.JPEG, Verdict.CLEAN, Reason.NONE, Set.of(), Set.of())));

  private Instant now = Instant.parse("2026-11-22T23:59:00Z");
  private long failed = 7;
  private final InstantSource source = () -> now;
  private final Clock clock = source.withZone(ZoneOffset.UTC);
  private final DayBook book = new DayBook(clock, () -> failed);

  private void at(String instant) {
    now = Instant.parse(instant);
  }

  @Test
  void theRunningDayIsNotTold() {
    at("2026-11-23T00:00:00Z");
    book.told();
    for (int i = 0; i < 1000; i++) {
      book.accepted(RECEIPT);
      book.refused(Refusal.FULL);
      book.broken();
      now = now.plus(Duration.ofSeconds(86));
      assertThat(book.told()).isEmpty();
    }
  }

  @Test
  void aDayOfWhichOnlyTheEndWasSeenIsNotTold() {
    book.accepted(RECEIPT);
    at("2026-11-23T00:00:00Z");
    assertThat(book.told()).isEmpty();
  }

  @Test
  void theDayThatIsOverIsToldInStepsUntilTheNextIsOver() {
    at("2026-11-23T00:00:00Z");
    book.told();
    for (int i = 0; i < 11; i++) {
      book.accepted(RECEIPT);
    }
    book.refused(Refusal.BUSY);
    for (int i = 0; i < 30; i++) {
      book.refused(Refusal.TOO_LARGE);
      book.refused(Refusal.TOO_MANY_FILES);
    }
    failed += 21;
    at("2026-11-24T00:00:00Z");
    DayCounts day = book.told().orElseThrow();
    assertThat(day.day()).isEqualTo(LocalDate.of(2026, 11, 23));
    assertThat(day.cases()).isEqualTo(20);
    assertThat(day.broken()).isEqualTo(10);
    assertThat(day.refused()).containsEntry(413, 100L).containsEntry(503, 10L);
    assertThat(day.verdicts())
        .containsEntry(Verdict.CLEAN, 20L)
        .containsEntry(Verdict.REFUSED, 10L);
    assertThat(day.workersFailed()).isEqualTo(50);
    book.accepted(RECEIPT);
    at("2026-11-24T23:59:59Z");
    assertThat(book.told()).contains(day);
    at("2026-11-25T00:00:00Z");
    assertThat(book.told().orElseThrow().cases()).isEqualTo(10);
  }

  @Test
  void aDayWithOneCaseIsToldLikeADayWithNone() {
    at("2026-11-23T00:00:00Z");
    book.told();
    at("2026-11-24T00:00:00Z");
    DayCounts none = book.told().orElseThrow();
    book.accepted(RECEIPT);
    book.broken();
    book.refused(Refusal.NOT_CLEANABLE);
    failed++;
    at("2026-11-25T00:00:00Z");
    DayCounts one = book.told().orElseThrow();
    assertThat(one)
        .isEqualTo(
            new DayCounts(
                LocalDate.of(2026, 11, 24),
                none.cases(),
                none.broken(),
                none.refused(),
                none.verdicts(),
                none.workersFailed()));
  }

  @Test
  void whatAClockJumpedOverIsNotTold() {
    at("2026-11-23T00:00:00Z");
    book.told();
    book.accepted(RECEIPT);
    at("2026-11-25T08:00:00Z");
    assertThat(book.told()).isEmpty();
    at("2026-11-23T08:00:00Z");
    assertThat(book.told()).isEmpty();
    at("2026-11-24T00:00:00Z");
    assertThat(book.told()).isEmpty();
  }
}
