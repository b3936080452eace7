package org.ecluse.core;

import java.util.Optional;

/**
 * What became of one file. It speaks of metadata only and never means that a file is safe to open.
 */
public enum Verdict {
  /** Rewritten, looked at again by other code, nothing identifying found. */
  CLEAN(1),
  /** Rewritten, but something that the report names is still there. */
  PARTIAL(2),
  /** Not rewritten: unknown or not cleanable, and the source chose to send it all the same. */
  UNTOUCHED(3),
  /** It came OpenPGP-encrypted: nobody here could look inside. */
  SEALED(4),
  /** Not taken. The {@link Reason} says why. */
  REFUSED(5);

  private final int code;

  Verdict(int code) {
    this.code = code;
  }

  /** The number on the wire, 1 to 255. */
  public int code() {
    return code;
  }

  public static Optional<Verdict> ofCode(int code) {
    for (Verdict verdict : values()) {
      if (verdict.code == code) {
        return Optional.of(verdict);
      }
    }
    return Optional.empty();
  }
}
