package org.ecluse.sandbox;

import java.io.IOException;
import java.io.Serial;

/** More bytes came than this file was allowed. */
public final class TooLargeException extends IOException {

  @Serial private static final long serialVersionUID = 1L;

  TooLargeException() {
    super("more bytes than allowed");
  }
}
