package org.ecluse.core;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a worker says of one file. It comes from a process that has read a hostile document, so
 * nothing in it is shown to a source but groups and counts.
 *
 * @param traces at most {@value #TRACES}
 */
public record Report(MediaKind kind, Verdict verdict, Reason reason, List<Trace> traces) {

  public static final int TRACES = 1000;

  /**
   * @throws IllegalArgumentException if there are more than {@value #TRACES} traces
   */
  public Report {
    traces = List.copyOf(traces);
    if (traces.size() > TRACES) {
      throw new IllegalArgumentException("too many traces");
    }
  }

  public static Report refused(MediaKind kind, Reason reason) {
    return new Report(kind, Verdict.REFUSED, reason, List.of());
  }

  /** The groups of which something was taken out. */
  public Set<TraceGroup> removedGroups() {
    Set<TraceGroup> groups = EnumSet.noneOf(TraceGroup.class);
    traces.stream().filter(t -> t.removed() > 0).map(Trace::group).forEach(groups::add);
    return groups;
  }

  /** The groups of which something is still there. */
  public Set<TraceGroup> leftGroups() {
    Set<TraceGroup> groups = EnumSet.noneOf(TraceGroup.class);
    traces.stream().filter(t -> t.after() > 0).map(Trace::group).forEach(groups::add);
    return groups;
  }

  /** Whether what is left could name a person. */
  public boolean leavesIdentifying() {
    return leftGroups().stream().anyMatch(TraceGroup::identifying);
  }
}
