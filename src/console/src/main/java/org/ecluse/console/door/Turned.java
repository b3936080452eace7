package org.ecluse.console.door;

/** Why somebody was turned away, or something went wrong, and the status of RFC 9110 for it. */
public enum Turned {
  NO_SESSION(403),
  USED_LINK(403),
  OTHER_SITE(403),
  OTHER_FORM(403),
  NOT_FOUND(404),
  METHOD(405),
  NO_LENGTH(411),
  TOO_LARGE(413),
  NO_FORM(415),
  OTHER_HOST(421),
  FAILED(500);

  private final int status;

  Turned(int status) {
    this.status = status;
  }

  public int status() {
    return status;
  }
}
