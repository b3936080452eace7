package org.ecluse.sanitize;

import java.io.IOException;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.core.Report;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.clean.Notes;
import org.ecluse.sanitize.inspect.Findings;
import org.ecluse.sanitize.inspect.Inspector;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * The way of one file: detect, take the inventory, clean, look again. Whatever goes wrong inside
 * ends in a {@link Reason}, without text. Not safe for several threads.
 */
public final class Laundry {

  private final Formats formats;

  public Laundry(Formats formats) {
    this.formats = formats;
  }

  /** Cleans into the sink. When the report refuses the file, what was written means nothing. */
  public Report wash(Content source, Sink sink) {
    MediaKind[] kind = {MediaKind.UNKNOWN};
    Findings before = new Findings();
    try {
      kind[0] = formats.detect(source);
      Formats.Format format =
          formats.of(kind[0]).orElseThrow(() -> new Uncleanable(Reason.UNKNOWN_KIND));
      formats.startPass();
      takeInventory(format, source, before);
      Notes notes = new Notes();
      formats.startPass();
      format.cleaner().clean(source, sink, notes);
      formats.startPass();
      MediaKind written = format.cleaner().output();
      recognize(written, sink.content());
      return Residue.check(written, second(format), sink.content(), before, notes);
    } catch (Uncleanable e) {
      return Residue.refused(kind[0], e.reason(), before);
    } catch (IOException e) {
      return Residue.refused(kind[0], Reason.DAMAGED, before);
    } catch (OutOfMemoryError | StackOverflowError e) {
      return Residue.refused(kind[0], Reason.TOO_LARGE, before);
    } catch (RuntimeException | LinkageError e) {
      return Residue.refused(kind[0], Reason.CLEANER_FAILED, before);
    }
  }

  /** What was hidden by bytes that went may be a file of quite another kind. */
  private void recognize(MediaKind written, Content output) throws IOException {
    if (output.size() > 0 && formats.detect(output) != written) {
      throw new Uncleanable(Reason.AMBIGUOUS);
    }
  }

  /** Who looks at the output: a cleaner may write another kind than it read. */
  private Inspector second(Formats.Format format) throws Uncleanable {
    return formats
        .of(format.cleaner().output())
        .map(Formats.Format::inspector)
        .orElseThrow(() -> new Uncleanable(Reason.CLEANER_FAILED));
  }

  /**
   * What the file holds before cleaning. A file that an inspector cannot read may still be one that
   * a cleaner can write anew, so this alone refuses nothing; the second look does.
   */
  private static void takeInventory(Formats.Format format, Content source, Findings before)
      throws Uncleanable {
    try {
      format.inspector().inspect(source, before);
    } catch (Uncleanable e) {
      if (e.reason() != Reason.DAMAGED) {
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      before.count(TraceGroup.OTHER, "unreadable parts");
    }
  }
}
