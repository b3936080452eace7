package org.ecluse.testkit.browser;

import java.io.IOException;

/** A browser's answer that it cannot do what it was asked to. */
public final class RemoteException extends IOException {

  private static final long serialVersionUID = 1;

  private final String error;

  RemoteException(String error, String message) {
    super(error + ": " + message);
    this.error = error;
  }

  /** The element, its frame or its document is not there, or no longer. */
  boolean absent() {
    return switch (error) {
      case "no such element",
          "stale element reference",
          "no such frame",
          "no such window",
          "detached shadow root" ->
          true;
      default -> false;
    };
  }
}
