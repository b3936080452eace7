package org.ecluse.sanitize;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.core.Report;
import org.ecluse.core.Trace;
import org.ecluse.core.TraceGroup;
import org.ecluse.core.Verdict;
import org.ecluse.sanitize.clean.Notes;
import org.ecluse.sanitize.inspect.Findings;
import org.ecluse.sanitize.inspect.Inspector;
import org.ecluse.sanitize.inspect.Search;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * The second look, which decides the verdict: the inventory again, and a search of the output for
 * the values that were found before. It fails closed: an output that cannot be read is refused.
 *
 * <p>A value that stands in the visible text (a letter signed by its author) is named in the report
 * under OTHER: it is what the author wrote, and no cleaner can know whether it must go.
 */
final class Residue {

  private static final String VALUE = "value found again";
  private static final String IN_TEXT = " named in the text";

  private Residue() {}

  static Report check(
      MediaKind kind, Inspector inspector, Content output, Findings before, Notes notes)
      throws IOException {
    if (output.size() == 0) {
      // Of a text of nothing but spaces nothing stays: there is no file to hand over.
      throw new Uncleanable(Reason.UNKNOWN_KIND);
    }
    Findings after = new Findings();
    inspector.inspect(output, after);
    Search search = new Search(before.values());
    inspector.search(output, search);
    search.hits(Search.Place.HIDDEN).forEach((group, n) -> after.count(group, VALUE, n));
    search
        .hits(Search.Place.TEXT)
        .forEach((group, n) -> after.count(TraceGroup.OTHER, group.word() + IN_TEXT, n));
    notes.left().forEach((left, n) -> after.count(left.group(), left.tag(), n));
    boolean clean = after.isEmpty();
    return new Report(
        kind,
        clean ? Verdict.CLEAN : Verdict.PARTIAL,
        clean ? Reason.NONE : Reason.TRACES_LEFT,
        traces(before, after));
  }

  /** A refusal that still says what the file holds, for the source who may keep it all the same. */
  static Report refused(MediaKind kind, Reason reason, Findings before) {
    return new Report(kind, Verdict.REFUSED, reason, traces(before, new Findings()));
  }

  private static List<Trace> traces(Findings before, Findings after) {
    Map<TraceGroup, Map<String, int[]>> joined = new TreeMap<>();
    join(before, joined, 0);
    join(after, joined, 1);
    List<Trace> traces = new ArrayList<>();
    joined.forEach(
        (group, tags) ->
            tags.forEach((tag, counts) -> traces.add(new Trace(group, tag, counts[0], counts[1]))));
    return traces;
  }

  private static void join(
      Findings findings, Map<TraceGroup, Map<String, int[]>> joined, int place) {
    findings
        .counts()
        .forEach(
            (group, tags) ->
                tags.forEach(
                    (tag, count) ->
                        joined.computeIfAbsent(group, g -> new TreeMap<>())
                                .computeIfAbsent(tag, t -> new int[2])[place] +=
                            count));
  }
}
