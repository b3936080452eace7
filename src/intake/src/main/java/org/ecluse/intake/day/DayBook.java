package org.ecluse.intake.day;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.ecluse.core.Refusal;
import org.ecluse.core.Verdict;
import org.ecluse.intake.submit.Receipt;

/**
 * Counts the running day in memory and tells only the day before it, so that who watches a number
 * learns of no moment. A day of which this process saw only the end is not told; neither is one
 * that the clock jumped over. Safe for many threads.
 */
public final class DayBook {

  private final Clock clock;
  private final LongSupplier workersFailed;

  private LocalDate today;
  private boolean whole;
  private long cases;
  private long broken;
  private final Map<Integer, Long> refused = new TreeMap<>();
  private final Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
  private long failedBefore;
  private Optional<DayCounts> told = Optional.empty();

  /**
   * @param workersFailed since the start; asked at the turn of a day
   */
  public DayBook(Clock clock, LongSupplier workersFailed) {
    this.clock = clock;
    this.workersFailed = workersFailed;
    this.today = today();
  }

  public synchronized void accepted(Receipt receipt) {
    turn();
    cases++;
    receipt.files().forEach(file -> verdicts.merge(file.verdict(), 1L, Long::sum));
  }

  public synchronized void refused(Refusal refusal) {
    turn();
    refused.merge(refusal.status(), 1L, Long::sum);
  }

  /** An upload that ended before its end. */
  public synchronized void broken() {
    turn();
    broken++;
  }

  /** The last whole day that is over. */
  public synchronized Optional<DayCounts> told() {
    turn();
    return told;
  }

  private void turn() {
    LocalDate now = today();
    if (now.equals(today)) {
      return;
    }
    long failed = workersFailed.getAsLong();
    boolean next = now.equals(today.plusDays(1));
    told = whole && next ? Optional.of(rounded(failed - failedBefore)) : Optional.empty();
    whole = next;
    today = now;
    failedBefore = failed;
    cases = 0;
    broken = 0;
    refused.clear();
    verdicts.clear();
  }

  private DayCounts rounded(long failed) {
    Map<Integer, Long> byStatus = new TreeMap<>();
    for (Refusal refusal : Refusal.values()) {
      long count = refused.getOrDefault(refusal.status(), 0L);
      byStatus.put(refusal.status(), Steps.atMost(count));
    }
    Map<Verdict, Long> byVerdict = new EnumMap<>(Verdict.class);
    for (Verdict verdict : Verdict.values()) {
      byVerdict.put(verdict, Steps.atMost(verdicts.getOrDefault(verdict, 0L)));
    }
    return new DayCounts(
        today,
        Steps.atMost(cases),
        Steps.atMost(broken),
        byStatus,
        byVerdict,
        Steps.atMost(failed));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
