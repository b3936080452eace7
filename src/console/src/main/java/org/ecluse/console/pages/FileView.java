package org.ecluse.console.pages;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.ecluse.core.Manifest;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.core.SafeName;
import org.ecluse.core.Trace;
import org.ecluse.core.TraceGroup;
import org.ecluse.core.Verdict;

/**
 * One file of a case, in words.
 *
 * @param number from 1
 * @param kept whether there are bytes to download
 * @param removed groups of which something was taken out
 * @param left groups of which something is still there
 */
public record FileView(
    int number,
    String name,
    String savedAs,
    boolean kept,
    MediaKind kind,
    String size,
    Verdict verdict,
    Reason reason,
    List<Group> removed,
    List<Group> left) {

  /** The traces of one group. */
  public record Group(TraceGroup group, List<Trace> traces) {}

  static FileView of(Tongue tongue, int number, Manifest.FileEntry entry) {
    List<Trace> traces = entry.report().traces();
    return new FileView(
        number,
        Shown.name(entry.declaredName()),
        SafeName.of(number, entry.declaredName(), entry.report().kind()),
        entry.part().isPresent(),
        entry.report().kind(),
        tongue.size(entry.size()),
        entry.report().verdict(),
        entry.report().reason(),
        groups(traces.stream().filter(t -> t.removed() > 0).toList()),
        groups(traces.stream().filter(t -> t.after() > 0).toList()));
  }

  private static List<Group> groups(List<Trace> traces) {
    Map<TraceGroup, List<Trace>> groups = new EnumMap<>(TraceGroup.class);
    for (Trace trace : traces) {
      groups.computeIfAbsent(trace.group(), g -> new ArrayList<>()).add(trace);
    }
    return groups.entrySet().stream().map(e -> new Group(e.getKey(), e.getValue())).toList();
  }

  private static long count(List<Group> groups, ToIntFunction<Trace> of) {
    return groups.stream().flatMap(g -> g.traces().stream()).mapToLong(of::applyAsInt).sum();
  }

  public int removedCount() {
    return (int) Math.min(Integer.MAX_VALUE, count(removed, Trace::removed));
  }

  public int leftCount() {
    return (int) Math.min(Integer.MAX_VALUE, count(left, Trace::after));
  }

  public String verdictWord() {
    return verdict.name().toLowerCase(Locale.ROOT);
  }

  public boolean cleaned() {
    return verdict == Verdict.CLEAN || verdict == Verdict.PARTIAL;
  }

  /** Whether the reason says more than the verdict does. */
  public boolean remark() {
    return reason != Reason.NONE;
  }
}
