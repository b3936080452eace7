package org.ecluse.console.cases;

/** What is wrong with the keyring, for a banner that says what to do. */
public enum Alarm {
  NONE,
  /** No admin is pinned on this computer. */
  NO_PINS,
  /** The pinned admins cannot be understood. */
  BAD_PINS,
  NO_KEYRING,
  /** Not signed by enough of the pinned admins, or out of form. */
  NOT_TRUSTED,
  /** The storage shows an older keyring than this computer has seen. */
  ROLLED_BACK,
  /** What this computer remembers of the newest keyring cannot be read or written. */
  FLOOR,
  /** Written by a newer program than this one. */
  TOO_NEW,
  UNREACHABLE,
  EXPIRED,
  EXPIRES_SOON,
  /** The unlocked key is not among the recipients: new cases won't be readable. */
  NOT_A_RECIPIENT;

  /** Whether this is a remark rather than a reason why nothing opens. */
  public boolean mild() {
    return this == EXPIRED || this == EXPIRES_SOON || this == NOT_A_RECIPIENT;
  }
}
