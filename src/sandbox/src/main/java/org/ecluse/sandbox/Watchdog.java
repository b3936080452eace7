package org.ecluse.sandbox;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Looks at the clock for those who wait for a worker and cannot. */
final class Watchdog implements AutoCloseable {

  private final ScheduledThreadPoolExecutor clock;

  Watchdog() {
    clock =
        new ScheduledThreadPoolExecutor(
            1,
            Thread.ofPlatform().daemon().name("ecluse-watchdog").factory(),
            // After the close nobody needs to be watched: all have been killed.
            new ThreadPoolExecutor.DiscardPolicy());
    clock.setRemoveOnCancelPolicy(true);
  }

  /** Does this later, unless it is cancelled. */
  Future<?> after(Duration delay, Runnable act) {
    return clock.schedule(act, delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
