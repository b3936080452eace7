package org.ecluse.core;

/**
 * Everything a source can be refused with. Each has one status (RFC 9110 §15) and one page in every
 * language; a page says what happened, that nothing was kept, and what to do.
 */
public enum Refusal {
  MALFORMED(400),
  TOKEN(403),
  NOT_FOUND(404),
  METHOD(405),
  TOO_LARGE(413),
  TOO_MANY_FILES(413),
  MESSAGE_TOO_LONG(413),
  /** A request line that no browser writes. */
  ADDRESS_TOO_LONG(414),
  NOT_CLEANABLE(415),
  WRONG_HOST(421),
  NOTHING_SENT(422),
  /** More of one circuit than its share. */
  QUOTA(429),
  /** Header lines that no browser writes. */
  HEAD_TOO_LONG(431),
  /** Our own fault; nothing of the cause is told. */
  FAILED(500),
  /** As many submissions are under way as this machine can carry. */
  BUSY(503),
  /** All places were taken, and this upload was the slowest of all. */
  TOO_SLOW(503),
  /** No room left in the encrypted spool. */
  FULL(503),
  /** No valid keyring, vault unreachable, rights too wide, no sandbox. */
  GATE_CLOSED(503);

  private final int status;

  Refusal(int status) {
    this.status = status;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }
}
