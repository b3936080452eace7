package org.ecluse.intake.gate;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether the clock was set back while this process ran: then keys and keyrings whose days are over
 * would count again. A clock set forward is not its concern: what is over by then is told as that.
 *
 * <p>Both clocks are noted at the start; from then on the one that can be set must not fall behind
 * the one that only runs. One that was wrong at the start and was then put right looks the same, so
 * a clock that has run evenly for long enough is believed again.
 */
public final class ClockWatch implements Gate.Condition {

  private record Mark(Instant wall, long nanos) {}

  private final Pace.Clocks clocks;
  private final Pace pace;
  private Mark start;
  private Mark settled;

  public ClockWatch(Pace.Clocks clocks, Pace pace) {
    this.clocks = clocks;
    this.pace = pace;
    this.start = now();
    this.settled = start;
  }

  @Override
  public synchronized void check() throws Gate.NotMet {
    Mark now = now();
    if (behind(start, now).compareTo(pace.clockBack()) <= 0) {
      settled = now;
      return;
    }
    if (behind(settled, now).abs().compareTo(pace.clockBack()) > 0) {
      settled = now;
    }
    Duration even = Duration.ofNanos(now.nanos() - settled.nanos());
    if (even.compareTo(pace.clockSettle()) < 0) {
      throw new Gate.NotMet(Obstacle.CLOCK_SET_BACK);
    }
    start = now;
  }

  /** How far the clock that can be set has fallen behind the other since then. */
  private static Duration behind(Mark then, Mark now) {
    Duration ran = Duration.ofNanos(now.nanos() - then.nanos());
    return ran.minus(Duration.between(then.wall(), now.wall()));
  }

  private Mark now() {
    return new Mark(clocks.wall().instant(), clocks.nanos().getAsLong());
  }
}
