package org.ecluse.sanitize;

import java.io.IOException;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.clean.Inner;
import org.ecluse.sanitize.clean.Notes;
import org.ecluse.sanitize.inspect.Findings;
import org.ecluse.sanitize.inspect.Search;
import org.ecluse.sanitize.inspect.Within;
import org.ecluse.sanitize.io.Budget;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * Documents inside documents: finds the two sides of each member's format. It is the only place
 * where both sides are known, and it only passes on.
 */
final class Members implements Inner, Within {

  private final Formats formats;
  private final Budget budget = new Budget();

  Members(Formats formats) {
    this.formats = formats;
  }

  /** A new pass over a new or the same file. */
  void start() {
    budget.reset();
  }

  @Override
  public MediaKind clean(Content member, Sink sink, Notes notes) throws IOException {
    budget.enter(member.size());
    try {
      Formats.Format format = format(member);
      format.cleaner().clean(member, sink, notes);
      return format.cleaner().output();
    } finally {
      budget.leave();
    }
  }

  @Override
  public void inspect(Content member, Findings findings) throws IOException {
    budget.enter(member.size());
    try {
      format(member).inspector().inspect(member, findings);
    } catch (Uncleanable e) {
      countUnreadable(e, findings);
    } finally {
      budget.leave();
    }
  }

  @Override
  public void search(Content member, Search hits) throws IOException {
    budget.enter(member.size());
    try {
      format(member).inspector().search(member, hits);
    } catch (Uncleanable e) {
      if (e.reason() == Reason.TOO_LARGE) {
        throw e;
      }
      // Not readable as anything: its bytes are searched as they are.
      hits.bytes(member);
    } finally {
      budget.leave();
    }
  }

  private Formats.Format format(Content member) throws IOException {
    return formats
        .of(formats.detect(member))
        .orElseThrow(() -> new Uncleanable(Reason.UNKNOWN_KIND));
  }

  private static void countUnreadable(Uncleanable e, Findings findings) throws Uncleanable {
    switch (e.reason()) {
      case TOO_LARGE -> throw e;
      case ENCRYPTED -> findings.count(TraceGroup.IDENTIFIER, "locked document inside");
      case UNKNOWN_KIND -> findings.count(TraceGroup.IDENTIFIER, "document of a kind not cleaned");
      default -> findings.count(TraceGroup.IDENTIFIER, "damaged document inside");
    }
  }
}
