package org.ecluse.core;

import java.io.Serial;

/** The vault did not do what was asked. The kind is all that may be logged or shown. */
public final class VaultException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  /** What went wrong, in the words that health and exit codes know. */
  public enum Kind {
    /** Not there, refused, or too slow: may pass by itself. */
    UNREACHABLE,
    /** No room. */
    FULL,
    /** It exists and must not be overwritten. */
    EXISTS,
    /** The credential may not do this. */
    FORBIDDEN,
    /** The credential may do more than it should. */
    RIGHTS_TOO_WIDE,
    /** An object is larger than its format allows. */
    TOO_LARGE
  }

  private final Kind kind;

  public VaultException(Kind kind) {
    super(kind.name(), null, false, true);
    this.kind = kind;
  }

  public VaultException(Kind kind, Throwable cause) {
    super(kind.name(), cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
