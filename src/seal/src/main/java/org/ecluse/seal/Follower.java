package org.ecluse.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecluse.core.Ring;
import org.ecluse.core.VaultException;
import org.ecluse.seal.NotTrustedException.Reason;

/**
 * Finds the newest keyring epoch. It remembers the newest it ever saw (the floor), so that a
 * storage cannot show yesterday's keyring, with a reviewer in it who was retired since.
 */
public final class Follower {

  private static final Pattern FLOOR =
      Pattern.compile("ecluse/floor/1 ([1-9][0-9]{0,17}) ([0-9a-f]{64})");

  private record Floor(long epoch, String digest) {}

  private final Ring ring;
  private final Pins pins;
  private final Path floorFile;

  /**
   * Reads nothing yet.
   *
   * @param floorFile kept on this machine; made when missing
   */
  public Follower(Ring ring, Pins pins, Path floorFile) {
    this.ring = ring;
    this.pins = pins;
    this.floorFile = floorFile;
  }

  /**
   * The newest epoch, after every check.
   *
   * @throws NotTrustedException also when it has expired
   */
  public Keyring current(Clock clock) throws VaultException, NotTrustedException {
    Keyring newest = newest();
    if (newest.expired(clock.instant())) {
      throw new NotTrustedException(Reason.EXPIRED);
    }
    return newest;
  }

  /** As {@link #current}, but an expired epoch is returned too: for admins who renew it. */
  public synchronized Keyring newest() throws VaultException, NotTrustedException {
    Optional<Floor> floor = floor();
    long number = floor.map(Floor::epoch).orElse(1L);
    byte[] signed =
        ring.epoch(number)
            .orElseThrow(
                () ->
                    new NotTrustedException(
                        floor.isPresent() ? Reason.BELOW_FLOOR : Reason.NO_KEYRING));
    SignedEpoch epoch = numbered(signed, number);
    if (floor.isPresent() && !floor.get().digest().equals(epoch.digest())) {
      throw new NotTrustedException(Reason.BELOW_FLOOR);
    }
    for (Optional<byte[]> next = ring.epoch(number + 1);
        next.isPresent();
        next = ring.epoch(number + 1)) {
      SignedEpoch follower = numbered(next.get(), number + 1);
      if (!follower.header().previous().equals(epoch.digest())) {
        throw new NotTrustedException(Reason.BROKEN_CHAIN);
      }
      epoch = follower;
      signed = next.get();
      number++;
    }
    Keyring keyring = Keyring.of(epoch, signed);
    keep(new Floor(number, epoch.digest()), floor);
    return keyring;
  }

  private SignedEpoch numbered(byte[] signed, long number) throws NotTrustedException {
    SignedEpoch epoch = SignedEpoch.verify(signed, pins);
    if (epoch.header().epoch() != number) {
      throw new NotTrustedException(Reason.BROKEN_CHAIN);
    }
    return epoch;
  }

  private Optional<Floor> floor() throws NotTrustedException {
    if (!Files.exists(floorFile)) {
      return Optional.empty();
    }
    try {
      List<String> lines = Lines.of(Files.readAllBytes(floorFile), 1000).orElse(List.of());
      Matcher matcher = FLOOR.matcher(String.join("\n", lines));
      if (!matcher.matches()) {
        throw new NotTrustedException(Reason.FLOOR);
      }
      return Optional.of(new Floor(Long.parseLong(matcher.group(1)), matcher.group(2)));
    } catch (IOException e) {
      throw new NotTrustedException(Reason.FLOOR);
    }
  }

  private void keep(Floor seen, Optional<Floor> before) throws NotTrustedException {
    if (before.isPresent() && before.get().equals(seen)) {
      return;
    }
    String line = "ecluse/floor/1 " + seen.epoch() + " " + seen.digest() + "\n";
    try {
      DurableFile.write(floorFile, Lines.ascii(line));
    } catch (IOException e) {
      // Trusting an epoch without remembering it would let the storage take it back.
      throw new NotTrustedException(Reason.FLOOR);
    }
  }
}
