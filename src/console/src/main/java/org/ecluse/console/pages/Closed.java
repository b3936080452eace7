package org.ecluse.console.pages;

import jakarta.ws.rs.core.Response;
import org.ecluse.console.cases.Standing;
import org.ecluse.core.CaseId;

/** The page of what is not opened: why, and what to do. */
final class Closed {

  private static final int UNREACHABLE = 503;
  private static final int NOT_OPENED = 422;

  private Closed() {}

  static Response of(Visit visit, Frame frame, CaseId caseId, Standing standing) {
    String title = Words.in(visit.tongue()).closedTitle(Words.shortId(caseId));
    return page(visit, frame, title, standing, caseId.text());
  }

  static Response queue(Visit visit, Frame frame, Standing standing) {
    return page(visit, frame, Words.in(visit.tongue()).closedQueueTitle(), standing, "");
  }

  static Response sweep(Visit visit, Frame frame, Standing standing) {
    return page(visit, frame, Words.ofSweep(visit.tongue()).failed(), standing, "");
  }

  private static Response page(
      Visit visit, Frame frame, String title, Standing standing, String id) {
    int status = standing instanceof Standing.Unreachable ? UNREACHABLE : NOT_OPENED;
    return Answer.page(
        status,
        visit.tongue(),
        Pages.closed(
            frame,
            title,
            standing.word(),
            State.of(standing),
            Words.why(visit.tongue(), standing),
            id));
  }
}
