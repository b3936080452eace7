package org.ecluse.console.cases;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ecluse.core.Ring;
import org.ecluse.core.Settings;
import org.ecluse.core.VaultException;
import org.ecluse.seal.Follower;
import org.ecluse.seal.Keyring;
import org.ecluse.seal.NotTrustedException;
import org.ecluse.seal.Pins;
import org.jspecify.annotations.Nullable;

/**
 * The keyring this console goes by: signed by the admins that were pinned here, never older than
 * one seen before. Without it nothing is opened. An expired one still opens what was sealed; only
 * the gate for sources closes with it.
 */
public final class Trust {

  private static final Duration FRESH = Duration.ofSeconds(15);
  private static final int SOON_DAYS = 14;

  private final Optional<Follower> follower;
  private final Alarm withoutFollower;
  private final Clock clock;
  private Instant looked = Instant.MIN;
  private @Nullable Keyring keyring;
  private Alarm alarm = Alarm.NONE;

  private Trust(Optional<Follower> follower, Alarm withoutFollower, Clock clock) {
    this.follower = follower;
    this.withoutFollower = withoutFollower;
    this.clock = clock;
  }

  /** As the settings pin it. */
  public static Trust of(Settings settings, Ring ring, Clock clock) {
    Optional<String> text = settings.text("admins");
    if (text.isEmpty()) {
      return new Trust(Optional.empty(), Alarm.NO_PINS, clock);
    }
    try {
      Path floor = settings.home().resolve("keyring.floor");
      Follower follower = new Follower(ring, Pins.parse(text.get()), floor);
      return new Trust(Optional.of(follower), Alarm.NONE, clock);
    } catch (IllegalArgumentException e) {
      return new Trust(Optional.empty(), Alarm.BAD_PINS, clock);
    }
  }

  /** What the reviewer should know about the keyring now. */
  public synchronized Alarm alarm() {
    look();
    return alarm;
  }

  /** The keyring, if there is one to go by. */
  public synchronized Optional<Keyring> keyring() {
    look();
    return Optional.ofNullable(keyring);
  }

  private void look() {
    Instant now = clock.instant();
    if (follower.isEmpty()) {
      alarm = withoutFollower;
      return;
    }
    if (keyring != null && now.isBefore(looked.plus(FRESH)) && !now.isBefore(looked)) {
      return;
    }
    keyring = null;
    try {
      Keyring newest = follower.get().newest();
      keyring = newest;
      looked = now;
      alarm = ofDays(newest.daysLeft(clock));
    } catch (VaultException e) {
      alarm = Alarm.UNREACHABLE;
    } catch (NotTrustedException e) {
      alarm = of(e.reason());
    }
  }

  private static Alarm ofDays(long left) {
    if (left < 0) {
      return Alarm.EXPIRED;
    }
    return left <= SOON_DAYS ? Alarm.EXPIRES_SOON : Alarm.NONE;
  }

  private static Alarm of(NotTrustedException.Reason reason) {
    return switch (reason) {
      case NO_KEYRING -> Alarm.NO_KEYRING;
      case BELOW_FLOOR -> Alarm.ROLLED_BACK;
      case UNKNOWN_VERSION -> Alarm.TOO_NEW;
      case EXPIRED -> Alarm.EXPIRED;
      case FLOOR -> Alarm.FLOOR;
      case BAD_SIGNATURE, BROKEN_CHAIN, MALFORMED, NO_RECIPIENT, FOREIGN, UNKNOWN_EPOCH ->
          Alarm.NOT_TRUSTED;
    };
  }
}
