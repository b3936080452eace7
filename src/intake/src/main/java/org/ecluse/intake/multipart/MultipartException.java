package org.ecluse.intake.multipart;

import java.io.IOException;
import java.io.Serial;

/** A body that is not what RFC 7578 says, or more than the {@link Bounds} allow. */
public final class MultipartException extends IOException {

  @Serial private static final long serialVersionUID = 1L;

  /** What was wrong. */
  public enum Fault {
    /** The Content-Type has no boundary, or one outside RFC 2046 §5.1.1. */
    NO_BOUNDARY,
    /** The body ended before its closing boundary. */
    TRUNCATED,
    /** Something else than a line end or the closing dashes after a boundary. */
    BOUNDARY_LINE,
    /** Too many bytes before the first boundary or after the last. */
    STRAY_BYTES,
    /** A part's header lines are not header lines, or name no field. */
    PART_HEADER,
    /** A part's header lines are longer than allowed. */
    HEADER_TOO_LONG,
    TOO_MANY_PARTS,
    /** A text field longer than its reader allows. */
    FIELD_TOO_LONG
  }

  private final Fault fault;

  public MultipartException(Fault fault) {
    super(fault.name());
    this.fault = fault;
  }

  public Fault fault() {
    return fault;
  }
}
