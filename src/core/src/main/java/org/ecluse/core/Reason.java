package org.ecluse.core;

import java.util.Optional;

/**
 * Why a file was not cleaned. These words and numbers are all that is ever said about a failure in
 * the sandbox: no error text crosses its wall, since a parser's message can quote the document.
 */
public enum Reason {
  NONE(0),
  /** No cleaner knows this kind of file. */
  UNKNOWN_KIND(1),
  /** The file needs a password. */
  ENCRYPTED(2),
  /** The file breaks the rules of its own format. */
  DAMAGED(3),
  /**
   * More pixels, pages, entries or bytes than {@link Limits} allows, or it would unfold to more.
   */
  TOO_LARGE(4),
  /** Several formats at once, or data hidden behind the end. */
  AMBIGUOUS(5),
  /** Cleaned, but traces of a kind that names people remain. */
  TRACES_LEFT(6),
  /** The worker ran out of time. */
  TIMED_OUT(7),
  /** The worker died. */
  WORKER_DIED(8),
  /** The worker broke the rules of the wire. */
  WORKER_LIED(9),
  /** The cleaner itself failed. */
  CLEANER_FAILED(10);

  private final int code;

  Reason(int code) {
    this.code = code;
  }

  /** The number on the wire, 0 to 255. */
  public int code() {
    return code;
  }

  public static Optional<Reason> ofCode(int code) {
    for (Reason reason : values()) {
      if (reason.code == code) {
        return Optional.of(reason);
      }
    }
    return Optional.empty();
  }
}
