package org.ecluse.intake.gate;

import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.ecluse.core.Settings;

/**
 * How often the gate looks, and how long it waits: the settings {@code ecluse.gate.*}. Together
 * they bound how long a fault goes unseen, and how long the gate stays closed after it is gone.
 *
 * @param open between two looks while it is open
 * @param closed between two looks while it is closed: an admin who has mended something should not
 *     have to wait
 * @param patience a look that takes longer closes the gate
 * @param rights between two trials of what the credential must not be able to do
 * @param rightsAgain after a trial that failed; doubled each time
 * @param rightsAgainMost at most
 * @param clockBack so far behind, the clock counts as set back
 * @param clockSettle a clock that has run evenly for so long is believed again
 */
public record Pace(
    Duration open,
    Duration closed,
    Duration patience,
    Duration rights,
    Duration rightsAgain,
    Duration rightsAgainMost,
    Duration clockBack,
    Duration clockSettle) {

  private static final int DAY = 24 * 60 * 60;

  /** The two clocks of this machine: one can be set, the other only runs (nanoseconds). */
  public record Clocks(Clock wall, LongSupplier nanos) {

    public static Clocks of(Clock wall) {
      return new Clocks(wall, System::nanoTime);
    }
  }

  public static Pace from(Settings settings) {
    return new Pace(
        settings.seconds("gate.look-seconds", 60),
        settings.seconds("gate.look-closed-seconds", 5),
        settings.seconds("gate.patience-seconds", 60),
        settings.seconds("gate.rights-seconds", DAY),
        settings.seconds("gate.rights-again-seconds", 30),
        settings.seconds("gate.rights-again-most-seconds", 600),
        settings.seconds("gate.clock-back-seconds", 600),
        settings.seconds("gate.clock-settle-seconds", 3600));
  }
}
