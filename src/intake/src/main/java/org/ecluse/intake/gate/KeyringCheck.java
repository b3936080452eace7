package org.ecluse.intake.gate;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.ecluse.intake.gate.Gate.NotMet;
import org.ecluse.seal.Keyring;
import org.ecluse.seal.NodeKey;
import org.ecluse.seal.Policy;
import org.ecluse.seal.PolicyException;
import org.ecluse.seal.Recipient;

/** Whether anything could be sealed under a keyring today, by this node. */
record KeyringCheck(String node, Clock clock) {

  void check(Keyring keyring) throws NotMet {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    if (today.isBefore(keyring.issued())) {
      throw new NotMet(Obstacle.CLOCK_BEHIND);
    }
    if (keyring.expired(now)) {
      throw new NotMet(Obstacle.KEYRING_EXPIRED);
    }
    Optional<NodeKey> own = keyring.node(node);
    if (own.isEmpty()) {
      throw new NotMet(Obstacle.NODE_NOT_LISTED);
    }
    if (own.get().until().isBefore(today)) {
      throw new NotMet(Obstacle.NODE_EXPIRED);
    }
    List<Recipient> reviewers = keyring.activeReviewers(now);
    if (reviewers.isEmpty()) {
      throw new NotMet(Obstacle.NO_REVIEWER);
    }
    for (Recipient reviewer : reviewers) {
      if (lastDay(reviewer, now).isEmpty()) {
        throw new NotMet(Obstacle.REVIEWER_UNUSABLE);
      }
    }
  }

  /** The first last day of a reviewer who is active and can receive. */
  LocalDate soonest(Keyring keyring) {
    Instant now = clock.instant();
    return keyring.activeReviewers(now).stream()
        .flatMap(reviewer -> lastDay(reviewer, now).stream())
        .min(LocalDate::compareTo)
        .orElse(LocalDate.MAX);
  }

  /** As the admins set it, or as the key's owner did; nothing if it can receive nothing now. */
  private static Optional<LocalDate> lastDay(Recipient reviewer, Instant now) {
    try {
      LocalDate own = Policy.checkRecipient(reviewer.certificate(), now);
      return Optional.of(own.isBefore(reviewer.until()) ? own : reviewer.until());
    } catch (PolicyException e) {
      return Optional.empty();
    }
  }
}
