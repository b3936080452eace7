package org.ecluse.intake.submit;

import java.util.List;
import java.util.Set;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.core.Report;
import org.ecluse.core.TraceGroup;
import org.ecluse.core.Verdict;

/** What the source is told when everything is durable: groups and numbers, no worker's words. */
public record Receipt(boolean message, List<Line> files) {

  public Receipt {
    files = List.copyOf(files);
  }

  /**
   * One file.
   *
   * @param removed groups of which something was taken out
   * @param left groups of which something is still in what was kept
   */
  public record Line(
      String declaredName,
      MediaKind kind,
      Verdict verdict,
      Reason reason,
      Set<TraceGroup> removed,
      Set<TraceGroup> left) {}

  static Receipt of(Submission submission) {
    return new Receipt(
        !submission.message().isEmpty(), submission.files().stream().map(Receipt::line).toList());
  }

  private static Line line(KeptFile file) {
    Report report = file.report();
    boolean cleaned = report.verdict() == Verdict.CLEAN || report.verdict() == Verdict.PARTIAL;
    boolean kept = report.verdict() != Verdict.REFUSED;
    return new Line(
        file.declaredName(),
        report.kind(),
        report.verdict(),
        report.reason(),
        cleaned ? report.removedGroups() : Set.of(),
        kept ? report.leftGroups() : Set.of());
  }
}
