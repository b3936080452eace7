package org.ecluse.seal;

import java.time.Instant;
import java.time.LocalDate;

/** The one place that decides which keys are good enough and which algorithms are used. */
@SuppressWarnings("DoNotCallSuggester")
public final class Policy {

  private Policy() {}

  /**
   * Refuses a certificate that cannot or should not receive anything.
   *
   * @return the last day (UTC) on which it can receive; {@link LocalDate#MAX} if it never expires
   */
  public static LocalDate checkRecipient(Certificate certificate, Instant now)
      throws PolicyException {
    throw new UnsupportedOperationException();
  }

  /** Refuses a certificate that is not a sign-only version 4 Ed25519 key. */
  public static void checkAdmin(Certificate certificate, Instant now) throws PolicyException {
    throw new UnsupportedOperationException();
  }

  /** The text whose signature shows that somebody holds a key ({@code src/spec/keyring.md}). */
  public static byte[] possessionText(String fingerprint) {
    throw new UnsupportedOperationException();
  }

  /**
   * Refuses a proof of possession that the certificate's own primary key did not make.
   *
   * @param proof a detached signature, armored or binary
   */
  public static void checkPossession(Certificate certificate, byte[] proof) throws PolicyException {
    throw new UnsupportedOperationException();
  }
}
