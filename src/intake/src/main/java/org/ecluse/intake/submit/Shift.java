package org.ecluse.intake.submit;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.ecluse.core.Cleaned;
import org.ecluse.core.Reason;
import org.ecluse.core.Spooled;
import org.jspecify.annotations.Nullable;

/**
 * The worker of one submission. It is hired for the first file and let go when no other file comes
 * for some seconds: workers are few, and an upload over Tor that held one for hours would keep all
 * others waiting.
 */
final class Shift implements AutoCloseable {

  private static final int IDLE_SECONDS = 10;
  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("shift-clock").factory());

  private final Laundry laundry;
  private Laundry.@Nullable Washer washer;
  private @Nullable Future<?> leave;

  Shift(Laundry laundry) {
    this.laundry = laundry;
  }

  Cleaned clean(Spooled file) throws IOException, RefusedException {
    Laundry.Washer at = hired();
    boolean usable = false;
    try {
      Cleaned cleaned = at.clean(file);
      usable = usable(cleaned.report().reason());
      return cleaned;
    } finally {
      if (usable) {
        idle();
      } else {
        close();
      }
    }
  }

  /** The next file must not suffer from what this one did to the worker. */
  private static boolean usable(Reason reason) {
    return switch (reason) {
      case WORKER_DIED, WORKER_LIED, TIMED_OUT -> false;
      default -> true;
    };
  }

  private synchronized Laundry.Washer hired() throws RefusedException {
    if (leave != null) {
      leave.cancel(false);
      leave = null;
    }
    if (washer == null) {
      washer = laundry.hire();
    }
    return washer;
  }

  private synchronized void idle() {
    leave =
        CLOCK.schedule(
            () -> Thread.ofVirtual().start(this::letGo), IDLE_SECONDS, TimeUnit.SECONDS);
  }

  private synchronized void letGo() {
    if (leave != null) {
      leave = null;
      dismiss();
    }
  }

  private void dismiss() {
    if (washer != null) {
      washer.close();
      washer = null;
    }
  }

  @Override
  public synchronized void close() {
    if (leave != null) {
      leave.cancel(false);
      leave = null;
    }
    dismiss();
  }
}
