package org.ecluse.intake.submit;

import java.io.IOException;

/** What has to be passed between the token of a form and the rest of it. */
public interface Entry {

  /**
   * Returns when the submission may go on.
   *
   * @throws RefusedException if it may not
   */
  void pass() throws RefusedException, IOException;
}
