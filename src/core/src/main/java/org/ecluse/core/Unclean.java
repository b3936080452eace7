package org.ecluse.core;

import java.util.List;

/**
 * What the source wants done with a file that cannot be cleaned: refuse it (the default) or keep it
 * as it is. The decision itself is made here, in one place.
 */
public enum Unclean {
  REFUSE,
  KEEP;

  /**
   * The fate of a file under this choice. A cleaned file that still names somebody is refused
   * unless the source chose otherwise; a file nobody could clean is kept untouched only by choice.
   */
  public Report decide(Report report) {
    return switch (report.verdict()) {
      case CLEAN, SEALED, UNTOUCHED -> report;
      case PARTIAL ->
          this == REFUSE && report.leavesIdentifying()
              ? new Report(report.kind(), Verdict.REFUSED, Reason.TRACES_LEFT, report.traces())
              : report;
      case REFUSED ->
          this == KEEP
              ? new Report(report.kind(), Verdict.UNTOUCHED, report.reason(), untouched(report))
              : report;
    };
  }

  private static List<Trace> untouched(Report report) {
    return report.traces().stream()
        .map(t -> new Trace(t.group(), t.tag(), t.before(), t.before()))
        .toList();
  }
}
