package org.ecluse.intake.web;

import java.time.Instant;
import java.util.List;
import org.ecluse.seal.Keyring;

/** What the page about the keys shows of the keyring. */
public record KeysView(long epoch, String validUntil, String digest, List<Key> keys) {

  /** One key, its fingerprint in groups of four. */
  public record Key(String fingerprint, String until) {}

  static KeysView of(Keyring keyring, Instant now) {
    List<Key> keys =
        keyring.activeReviewers(now).stream()
            .map(r -> new Key(grouped(r.fingerprint()), r.until().toString()))
            .toList();
    return new KeysView(keyring.epoch(), keyring.validUntil().toString(), keyring.digest(), keys);
  }

  private static String grouped(String fingerprint) {
    return fingerprint.replaceAll("(.{4})(?=.)", "$1 ");
  }
}
