package org.ecluse.intake.gate;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.ecluse.core.Deposit;
import org.ecluse.core.VaultException;

/**
 * Whether the vault takes puts, at every look; and whether it lets this node do more than that, at
 * the start, once a day, and after a trial that failed again and again with growing pauses: a trial
 * is some fifteen requests.
 */
public final class VaultWatch implements Gate.Condition {

  /** What is known of the credential's rights. */
  public enum Rights {
    /** Not tried yet. */
    UNTRIED,
    /** There is no credential whose rights could be tried. */
    NONE,
    /** Nothing that must be refused succeeded. */
    RIGHT,
    TOO_WIDE,
    /** The trial could not be made. */
    UNKNOWN
  }

  /**
   * What is known of the vault. Ages in whole hours: finer, they would be a rhythm to compare with.
   */
  public record Facts(OptionalLong goodHoursAgo, Rights rights, OptionalLong rightsHoursAgo) {}

  private final Deposit deposit;
  private final LongSupplier nanos;
  private final Pace pace;

  private OptionalLong good = OptionalLong.empty();
  private OptionalLong tried = OptionalLong.empty();
  private Rights rights = Rights.UNTRIED;
  private Duration pause = Duration.ZERO;

  public VaultWatch(Deposit deposit, LongSupplier nanos, Pace pace) {
    this.deposit = deposit;
    this.nanos = nanos;
    this.pace = pace;
  }

  @Override
  public void check() throws Gate.NotMet, VaultException {
    deposit.probe();
    if (due()) {
      tryRights();
    }
    Rights known = note();
    if (known == Rights.TOO_WIDE) {
      throw new Gate.NotMet(Obstacle.RIGHTS_TOO_WIDE);
    }
    if (known == Rights.UNKNOWN) {
      throw new Gate.NotMet(Obstacle.RIGHTS_UNKNOWN);
    }
  }

  public synchronized Facts facts() {
    return new Facts(hoursSince(good), rights, hoursSince(tried));
  }

  private synchronized Rights note() {
    good = OptionalLong.of(nanos.getAsLong());
    return rights;
  }

  private synchronized boolean due() {
    return tried.isEmpty() || nanos.getAsLong() - tried.getAsLong() >= pause.toNanos();
  }

  private void tryRights() {
    Rights found;
    try {
      found = deposit.probeRights() ? Rights.RIGHT : Rights.NONE;
    } catch (VaultException e) {
      boolean wide = e.kind() == VaultException.Kind.RIGHTS_TOO_WIDE;
      found = wide ? Rights.TOO_WIDE : Rights.UNKNOWN;
    }
    settle(found);
  }

  private synchronized void settle(Rights found) {
    boolean fine = found == Rights.RIGHT || found == Rights.NONE;
    boolean first = pause.isZero() || rights == Rights.RIGHT || rights == Rights.NONE;
    Duration longer = first ? pace.rightsAgain() : pause.multipliedBy(2);
    Duration bounded =
        longer.compareTo(pace.rightsAgainMost()) > 0 ? pace.rightsAgainMost() : longer;
    pause = fine ? pace.rights() : bounded;
    rights = found;
    tried = OptionalLong.of(nanos.getAsLong());
  }

  private OptionalLong hoursSince(OptionalLong then) {
    return then.isEmpty()
        ? then
        : OptionalLong.of(Duration.ofNanos(nanos.getAsLong() - then.getAsLong()).toHours());
  }
}
