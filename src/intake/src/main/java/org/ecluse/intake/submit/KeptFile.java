package org.ecluse.intake.submit;

import org.ecluse.core.Content;
import org.ecluse.core.Report;
import org.ecluse.core.Verdict;

/**
 * One file of a submission after the decision about it: in the encrypted spool if it is taken, with
 * nothing behind it if it was refused.
 *
 * @param declaredName what may be shown of the name that was sent
 * @param size bytes kept; bytes sent when refused
 * @param bytes to be sealed; empty when refused
 * @param room gives the spool's room back
 */
record KeptFile(String declaredName, long size, Report report, Content bytes, Runnable room)
    implements AutoCloseable {

  boolean taken() {
    return report.verdict() != Verdict.REFUSED;
  }

  @Override
  public void close() {
    room.run();
  }
}
