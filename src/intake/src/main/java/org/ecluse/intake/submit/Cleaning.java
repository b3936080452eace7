package org.ecluse.intake.submit;

import java.io.IOException;
import java.io.InputStream;
import org.ecluse.core.Cleaned;
import org.ecluse.core.Content;
import org.ecluse.core.Reason;
import org.ecluse.core.Report;
import org.ecluse.core.Spooled;
import org.ecluse.core.Unclean;
import org.ecluse.core.Verdict;
import org.ecluse.intake.progress.Attempt;

/** Takes the files of one submission, one after the other, as far as the decision about each. */
final class Cleaning implements AutoCloseable {

  private final Laundry laundry;
  private final Laundry.Washer washer;
  private final Attempt attempt;
  private final Unclean unclean;

  Cleaning(Laundry laundry, Attempt attempt, Unclean unclean) {
    this.laundry = laundry;
    this.washer = laundry.hire();
    this.attempt = attempt;
    this.unclean = unclean;
  }

  KeptFile take(String declaredName, InputStream upload, long limit)
      throws IOException, RefusedException {
    Spooled sent = laundry.take(upload, limit);
    try {
      attempt.cleaning();
      KeptFile kept = decide(declaredName, sent, washer.clean(sent));
      attempt.receiving();
      return kept;
    } catch (IOException | RefusedException | RuntimeException e) {
      sent.close();
      throw e;
    }
  }

  /** Keeps the one of the two that is wanted and gives the other's room back. */
  private KeptFile decide(String name, Spooled sent, Cleaned cleaned) {
    Report report = unclean.decide(believed(cleaned.report()));
    return switch (report.verdict()) {
      case CLEAN, PARTIAL, SEALED -> {
        sent.close();
        yield new KeptFile(name, cleaned.size(), report, cleaned, cleaned::close);
      }
      case UNTOUCHED -> {
        cleaned.close();
        yield new KeptFile(name, sent.size(), report, sent, sent::close);
      }
      case REFUSED -> {
        long size = sent.size();
        cleaned.close();
        sent.close();
        yield new KeptFile(name, size, report, Content.empty(), () -> {});
      }
    };
  }

  /** Whether a file is kept as it was is decided here, by the source's choice, not by a worker. */
  private static Report believed(Report report) {
    return report.verdict() == Verdict.UNTOUCHED
        ? Report.refused(report.kind(), Reason.WORKER_LIED)
        : report;
  }

  @Override
  public void close() {
    washer.close();
  }
}
