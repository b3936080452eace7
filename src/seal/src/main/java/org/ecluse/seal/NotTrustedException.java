package org.ecluse.seal;

import java.io.Serial;

/** Something is signed wrongly, by a stranger, or is no longer valid. Exit code 5 of desk. */
public final class NotTrustedException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  /** Why. The words are shown by health, console and desk. */
  public enum Reason {
    /** Fewer valid admin signatures than the pins or the keyring ask for. */
    BAD_SIGNATURE,
    /** An epoch does not name the epoch before it. */
    BROKEN_CHAIN,
    /** The newest epoch is past its validity. */
    EXPIRED,
    /** The storage shows an older keyring than was seen here before. */
    BELOW_FLOOR,
    /** The floor file of this machine cannot be read or written. */
    FLOOR,
    /** Not in the form that the specification says. */
    MALFORMED,
    /** A version of the format this program is too old for. */
    UNKNOWN_VERSION,
    /** No keyring was published. */
    NO_KEYRING,
    /** Nobody is left to seal to. */
    NO_RECIPIENT,
    /** A record by a node key that the keyring does not list, or no longer lists. */
    FOREIGN,
    /** A record made under an epoch that this keyring does not know. */
    UNKNOWN_EPOCH
  }

  private final Reason reason;

  public NotTrustedException(Reason reason) {
    super(reason.name());
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
