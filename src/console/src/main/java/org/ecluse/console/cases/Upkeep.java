package org.ecluse.console.cases;

import java.time.Duration;
import java.util.Optional;
import org.ecluse.core.Settings;
import org.ecluse.core.VaultException;
import org.ecluse.vault.shelf.Grace;
import org.ecluse.vault.shelf.Sweep;
import org.ecluse.vault.shelf.SweepPlan;
import org.ecluse.vault.shelf.Swept;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sweeps the vault: when somebody asks, and by itself once a day while the console is open. Several
 * consoles may do so at once.
 */
public final class Upkeep implements AutoCloseable {

  /** What came of a sweep; what it did, or why it could not. */
  public record Last(Optional<Swept> swept, Optional<VaultException.Kind> failure) {}

  private static final Logger LOG = Logger.getLogger("ecluse");
  private static final Duration DAY = Duration.ofDays(1);

  private final Sweep sweep;
  private final Grace grace;
  private final boolean daily;
  private volatile @Nullable Thread thread;
  private volatile @Nullable Last last;

  Upkeep(Sweep sweep, Grace grace, boolean daily) {
    this.sweep = sweep;
    this.grace = grace;
    this.daily = daily;
  }

  /**
   * As it is set; begins nothing.
   *
   * @throws Settings.BadSetting if {@code ecluse.console.sweep} is neither {@code daily} nor {@code
   *     off}
   */
  public static Upkeep of(Settings settings) {
    String when = settings.text("console.sweep").orElse("daily");
    if (!when.equals("daily") && !when.equals("off")) {
      throw new Settings.BadSetting("console.sweep", "daily or off");
    }
    return new Upkeep(Sweep.of(settings), Grace.from(settings), when.equals("daily"));
  }

  /** From now on once a day, unless that is switched off; for the first time after a while. */
  public void begin(Duration first) {
    if (daily) {
      thread = Thread.ofVirtual().name("upkeep").start(() -> everyDay(first));
    }
  }

  private void everyDay(Duration first) {
    Duration pause = first;
    while (paused(pause)) {
      try {
        run();
      } catch (VaultException e) {
        // The page tells; the next day tries again.
        last = new Last(Optional.empty(), Optional.of(e.kind()));
      } catch (RuntimeException e) {
        LOG.errorf("the daily sweep failed: %s", e.getClass().getSimpleName());
        last = new Last(Optional.empty(), Optional.of(VaultException.Kind.UNREACHABLE));
      }
      pause = DAY;
    }
  }

  private static boolean paused(Duration pause) {
    try {
      Thread.sleep(pause);
      return true;
    } catch (InterruptedException closed) {
      return false;
    }
  }

  public boolean daily() {
    return daily;
  }

  public Grace grace() {
    return grace;
  }

  /** Looks, and changes nothing. */
  public SweepPlan plan() throws VaultException {
    return sweep.plan();
  }

  /** Sweeps now. */
  public synchronized Swept run() throws VaultException {
    Swept swept = sweep.run();
    last = new Last(Optional.of(swept), Optional.empty());
    return swept;
  }

  /** The last sweep of this console, since it was opened. */
  public Optional<Last> last() {
    return Optional.ofNullable(last);
  }

  @Override
  public void close() {
    // A sweep can be stopped anywhere; the next one goes on.
    Thread begun = thread;
    if (begun != null) {
      begun.interrupt();
    }
  }
}
