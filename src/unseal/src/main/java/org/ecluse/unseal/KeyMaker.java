package org.ecluse.unseal;

import java.time.Instant;
import java.time.Period;
import org.ecluse.core.Secret;
import org.ecluse.seal.Certificate;

/** Makes keys, on the machine of the person whose key it is. */
@SuppressWarnings("DoNotCallSuggester")
public final class KeyMaker {

  /** How long a key lives unless told otherwise. */
  public static final Period LIFETIME = Period.ofYears(2);

  /** The kinds of reviewer keys. All are version 4, so that {@code gpg} 2.2 can use them. */
  public enum Kind {
    RSA_4096,
    CURVE_25519
  }

  /**
   * A new key.
   *
   * @param secretKey armored, under its passphrase; the caller closes it
   * @param certificate the public half
   * @param proof armored signature that shows who made the certificate holds the key
   */
  public record Made(Secret secretKey, Certificate certificate, String proof) {}

  private KeyMaker() {}

  /**
   * A reviewer's key: signs and receives.
   *
   * @param name pseudonym, {@code [a-z0-9][a-z0-9._-]{0,31}}: the key's only user id
   */
  public static Made reviewer(String name, Kind kind, Secret passphrase, Instant now) {
    throw new UnsupportedOperationException();
  }

  /** A sign-only Ed25519 key for signing keyrings. */
  public static Made admin(String name, Secret passphrase, Instant now) {
    throw new UnsupportedOperationException();
  }
}
