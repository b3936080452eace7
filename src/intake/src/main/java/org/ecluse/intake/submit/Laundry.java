package org.ecluse.intake.submit;

import java.io.IOException;
import java.io.InputStream;
import org.ecluse.core.Cleaned;
import org.ecluse.core.Spooled;
import org.ecluse.intake.gate.Gate;

/** What a submission needs of the spool and the sandbox. */
public interface Laundry {

  /**
   * Takes a file to its end into the encrypted spool.
   *
   * @throws RefusedException with {@code TOO_LARGE} or {@code FULL}
   * @throws IOException if the upload broke off
   */
  Spooled take(InputStream file, long limit) throws IOException, RefusedException;

  /**
   * Whether files could be taken and cleaned now.
   *
   * @throws Gate.NotMet if not
   */
  void check() throws Gate.NotMet;

  /** A worker for one submission and for nobody else. */
  Washer hire();

  /** One worker in its sandbox. Closing it ends the process. */
  interface Washer extends AutoCloseable {

    /**
     * What the worker made of it; waits until one is free. A worker that fails is a report too,
     * never an exception.
     *
     * @throws RefusedException with {@code FULL} or {@code GATE_CLOSED}
     */
    Cleaned clean(Spooled file) throws IOException, RefusedException;

    @Override
    void close();
  }
}
