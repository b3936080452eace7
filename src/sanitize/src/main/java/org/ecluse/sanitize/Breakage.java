package org.ecluse.sanitize;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Remembers that the wire broke. A parser may swallow the exception of a read; this worker must die
 * of it all the same, since frames would be out of step from then on.
 */
final class Breakage {

  /** Something done on the wire. */
  interface Act {
    void run() throws IOException;
  }

  private @Nullable IOException first;

  void watch(Act act) throws IOException {
    check();
    try {
      act.run();
    } catch (IOException e) {
      first = e;
      throw e;
    }
  }

  /**
   * @throws IOException if the wire broke before
   */
  void check() throws IOException {
    if (first != null) {
      throw first;
    }
  }
}
