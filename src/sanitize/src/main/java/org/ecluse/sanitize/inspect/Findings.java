package org.ecluse.sanitize.inspect;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.ecluse.core.Report;
import org.ecluse.core.Trace;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Bounds;

/**
 * What was seen in one file: counts by group and tag for the report, and the values themselves,
 * which stay in this process and serve only to search the output for them.
 */
public final class Findings {

  private static final String MORE = "more";

  private final Map<TraceGroup, Map<String, Integer>> counts = new TreeMap<>();
  private final Map<String, TraceGroup> values = new LinkedHashMap<>();
  private int tags;

  public void count(TraceGroup group, String tag) {
    count(group, tag, 1);
  }

  /** Tags are names from a specification, or chosen by us: never taken from the document's text. */
  public void count(TraceGroup group, String tag, int times) {
    if (times <= 0) {
      return;
    }
    Map<String, Integer> known = counts.computeIfAbsent(group, g -> new TreeMap<>());
    String name = Trace.tag(tag);
    if (!known.containsKey(name)) {
      // Half of the report's room: before and after may differ in every tag.
      if (tags >= Report.TRACES / 2 - TraceGroup.values().length) {
        name = MORE;
      } else {
        tags++;
      }
    }
    known.merge(name, times, Integer::sum);
  }

  /** Remembers a value that must not be found again. */
  public void value(TraceGroup group, String text) {
    String value = text.strip();
    if (!group.identifying()
        || group == TraceGroup.TIME
        || value.length() < Bounds.NEEDLE_SHORTEST
        || value.length() > Bounds.NEEDLE_LONGEST
        || values.size() >= Bounds.NEEDLES
        || isCommon(value)) {
      return;
    }
    values.putIfAbsent(value, group);
  }

  public Map<TraceGroup, Map<String, Integer>> counts() {
    return counts;
  }

  public Map<String, TraceGroup> values() {
    return values;
  }

  public boolean isEmpty() {
    return counts.isEmpty();
  }

  /** Numbers, dates and words that every file holds would be found by chance. */
  private static boolean isCommon(String value) {
    boolean number =
        value.chars().allMatch(c -> (c >= '0' && c <= '9') || ".:-+ /,".indexOf(c) >= 0);
    return number || Vocabulary.isPlainWord(value.toLowerCase(Locale.ROOT));
  }
}
