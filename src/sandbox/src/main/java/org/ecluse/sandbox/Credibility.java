package org.ecluse.sandbox;

import java.util.EnumSet;
import java.util.Set;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.core.Report;

/**
 * Which reports are believed: those that do not contradict themselves or what was written. A worker
 * that lies well is believed all the same; what it can do then is said in the design.
 */
final class Credibility {

  private static final Set<Reason> ONLY_A_HOST_SAYS =
      EnumSet.of(Reason.TIMED_OUT, Reason.WORKER_DIED, Reason.WORKER_LIED);

  private Credibility() {}

  static Report check(Report report, long written) throws Fault {
    boolean credible =
        switch (report.verdict()) {
          case CLEAN ->
              written > 0 && report.reason() == Reason.NONE && !report.leavesIdentifying();
          case PARTIAL -> written > 0 && !ONLY_A_HOST_SAYS.contains(report.reason());
          case SEALED ->
              written > 0 && report.kind() == MediaKind.OPENPGP && report.reason() == Reason.NONE;
          case REFUSED ->
              report.reason() != Reason.NONE && !ONLY_A_HOST_SAYS.contains(report.reason());
          case UNTOUCHED -> false;
        };
    if (!credible) {
      throw Fault.lied();
    }
    return report;
  }
}
