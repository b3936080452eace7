package org.ecluse.seal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A recipient in a draft.
 *
 * @param activates known once it was published, and then never changed
 * @param delay from publication until then
 */
record DraftRecipient(
    String person,
    Set<Role> roles,
    LocalDate from,
    LocalDate until,
    Optional<Instant> activates,
    Duration delay,
    Certificate certificate) {

  DraftRecipient {
    roles = Set.copyOf(roles);
  }

  static DraftRecipient waiting(
      String person,
      Set<Role> roles,
      LocalDate from,
      LocalDate until,
      Duration delay,
      Certificate certificate) {
    return new DraftRecipient(person, roles, from, until, Optional.empty(), delay, certificate);
  }

  static DraftRecipient published(Recipient recipient) {
    return new DraftRecipient(
        recipient.person(),
        recipient.roles(),
        recipient.from(),
        recipient.until(),
        Optional.of(recipient.activates()),
        Duration.ZERO,
        recipient.certificate());
  }

  String fingerprint() {
    return certificate.fingerprint();
  }

  /** All that a publication does not set. */
  List<Object> lasting() {
    return List.of(fingerprint(), person, roles, from, until);
  }

  Recipient asOf(Instant publication) {
    Instant then =
        activates.orElseGet(() -> publication.truncatedTo(ChronoUnit.SECONDS).plus(delay));
    return new Recipient(fingerprint(), person, roles, from, until, then, certificate);
  }
}
