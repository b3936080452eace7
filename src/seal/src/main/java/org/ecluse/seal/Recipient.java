package org.ecluse.seal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;

/**
 * One key that may receive cases.
 *
 * @param fingerprint upper-case hexadecimal, 40 digits (version 4) or 64 (version 6)
 * @param person pseudonym, {@code [a-z0-9][a-z0-9._-]{0,31}}
 * @param from first day (UTC)
 * @param until last day (UTC)
 * @param activates nothing is sealed to it before; at least 48 h after publication unless the
 *     admins chose otherwise, so that a key slipped in is seen before it receives anything
 */
public record Recipient(
    String fingerprint,
    String person,
    Set<Role> roles,
    LocalDate from,
    LocalDate until,
    Instant activates,
    Certificate certificate) {

  public Recipient {
    roles = Set.copyOf(roles);
  }

  /** Whether a text can be a person id. */
  public static boolean isPerson(String text) {
    return Entries.PERSON.matcher(text).matches();
  }

  /** Whether its days have come and are not over. Says nothing of the certificate's own health. */
  public boolean active(Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    return !now.isBefore(activates) && !today.isBefore(from) && !today.isAfter(until);
  }
}
