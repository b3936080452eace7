package org.ecluse.seal;

import java.io.Serial;

/** {@link Policy} refuses a certificate, or refuses to seal at all. Exit code 8 of desk. */
public final class PolicyException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** Not one OpenPGP certificate. */
    MALFORMED,
    /** It holds secret key material, which nobody may hand out. */
    SECRET_KEY,
    /** Neither a version 4 nor a version 6 key. */
    KEY_VERSION,
    /** A user id that looks like a mail address, a second user id, or a picture. */
    NAMES_SOMEBODY,
    /** No valid self signature. */
    NO_SELF_SIGNATURE,
    /** Its self signatures rest on SHA-1 or worse. */
    WEAK_HASH,
    REVOKED,
    EXPIRED,
    /** RSA below 3,072 bits, ElGamal, DSA, or a curve outside the list. */
    WEAK_KEY,
    /** It cannot receive anything: sign-only, or its encryption subkeys are gone. */
    NO_ENCRYPTION_KEY,
    /** An admin key must be a sign-only version 4 Ed25519 key. */
    NOT_AN_ADMIN_KEY,
    /** The proof of possession is missing or wrong. */
    NO_PROOF,
    /** The same key, person or number twice, or a name outside its alphabet. */
    NOT_UNIQUE,
    BAD_NAME,
    /** The keyring lists no active reviewer. */
    NO_RECIPIENT,
    /** The keyring is past its validity. */
    KEYRING_EXPIRED,
    /** The keyring does not list this node's key, so nobody would believe its records. */
    NODE_NOT_LISTED,
    /** More than the format can hold. */
    TOO_MANY
  }

  private final Reason reason;
  private final String fingerprint;

  public PolicyException(Reason reason) {
    this(reason, "");
  }

  /** With the fingerprint it is about, which is public. */
  public PolicyException(Reason reason, String fingerprint) {
    super(fingerprint.isEmpty() ? reason.name() : reason.name() + " " + fingerprint);
    this.reason = reason;
    this.fingerprint = fingerprint;
  }

  public Reason reason() {
    return reason;
  }

  /** The key it is about, or an empty text. */
  public String fingerprint() {
    return fingerprint;
  }
}
