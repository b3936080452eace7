package org.ecluse.sanitize.clean;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ecluse.core.Trace;
import org.ecluse.core.TraceGroup;

/** What a cleaner had to leave in its output. Any note keeps the verdict below CLEAN. */
public final class Notes {

  /** A kind of trace, without a value. */
  public record Left(TraceGroup group, String tag) {}

  private final Map<Left, Integer> left = new LinkedHashMap<>();

  /**
   * Names something that stays.
   *
   * @param tag fixed words of the cleaner, never taken from the document
   */
  public void left(TraceGroup group, String tag) {
    left.merge(new Left(group, Trace.tag(tag)), 1, Integer::sum);
  }

  /** Takes over what a part of the document had to leave. */
  public void addAll(Notes other) {
    other.left.forEach((note, n) -> left.merge(note, n, Integer::sum));
  }

  public Map<Left, Integer> left() {
    return Map.copyOf(left);
  }
}
