package org.ecluse.testkit.browser;

import java.io.IOException;

/** A browser's answer that it cannot do what it was asked to. */
public final class RemoteException extends IOException {

  private static final long serialVersionUID = 1;

  /** How chromedriver says it when the document was replaced in the middle of its own command. */
  private static final String REPLACED = "Node with given id does not belong to the document";

  private final String error;
  private final boolean replaced;

  RemoteException(String error, String message) {
    super(error + ": " + message);
    this.error = error;
    this.replaced = message.contains(REPLACED);
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
      default -> replaced;
    };
  }
}
