package org.ecluse.testkit.browser;

import java.io.InterruptedIOException;

/** Waiting between two looks at something that another process does. */
final class Pause {

  private Pause() {}

  static void of(long millis) throws InterruptedIOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }
}
