package org.ecluse.acceptance.fuzz;

import org.ecluse.core.Content;
import org.ecluse.core.Reason;
import org.ecluse.core.Report;
import org.ecluse.core.Verdict;
import org.ecluse.sanitize.Formats;
import org.ecluse.sanitize.Laundry;
import org.ecluse.sanitize.io.MemorySink;

/**
 * The way of one document in the worker. Promised: it always ends in a report, and what is called
 * clean is a document that can be taken in again, in which nothing is found.
 */
public final class WashTarget {

  private static final Laundry LAUNDRY = new Laundry(Formats.all());
  private static final int SLACK = 16 << 20;

  private WashTarget() {}

  public static void fuzzerTestOneInput(byte[] document) {
    wash(document);
  }

  static void wash(byte[] document) {
    MemorySink washed = new MemorySink(4L * document.length + SLACK);
    Report report = LAUNDRY.wash(Content.of(document), washed);
    if (report.reason() == Reason.CLEANER_FAILED) {
      throw new IllegalStateException("a parser failed in a way it does not know: " + report);
    }
    if (report.verdict() == Verdict.CLEAN) {
      again(report, washed.bytes());
    }
  }

  private static void again(Report first, byte[] washed) {
    Report second = LAUNDRY.wash(Content.of(washed), new MemorySink(4L * washed.length + SLACK));
    if (second.verdict() != Verdict.CLEAN
        || second.traces().stream().anyMatch(trace -> trace.before() > 0)) {
      throw new IllegalStateException("clean only once: " + first + ", then " + second);
    }
  }
}
