package org.ecluse.vault.shelf;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.ecluse.core.Settings;

/**
 * How long things wait, in days of the store's own calendar. Its objects tell the day and no more,
 * so that something counts as older than a number of days only when that many whole days have
 * passed whatever the hour was.
 *
 * @param sweepDays parts without a record, and unfinished objects, wait so long for their record;
 *     the longest upload takes 12 hours
 * @param graceDays what was hidden or replaced can be brought back for so long. In a bucket its
 *     lifecycle decides, which {@code deploy/s3/setup apply --days} sets
 */
public record Grace(int sweepDays, int graceDays) {

  private static final int DAYS = 14;

  /** {@code ecluse.vault.sweep-days} and {@code ecluse.vault.grace-days}. */
  public static Grace from(Settings settings) {
    return new Grace(
        settings.count("vault.sweep-days", DAYS), settings.count("vault.grace-days", DAYS));
  }

  boolean sweeps(LocalDate day, LocalDate today) {
    return day.isBefore(today.minusDays(sweepDays));
  }

  boolean ends(LocalDate day, LocalDate today) {
    return day.isBefore(today.minusDays(graceDays));
  }

  /** Whole days for which something hidden on that day can surely be brought back. */
  long left(LocalDate day, LocalDate today) {
    return Math.clamp(graceDays - ChronoUnit.DAYS.between(day, today), 0L, (long) graceDays);
  }
}
