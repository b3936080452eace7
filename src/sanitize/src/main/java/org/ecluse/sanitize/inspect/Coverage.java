package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ecluse.core.Content;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Uncleanable;

/** Which bytes of a file something names. Bytes that nothing names are a place to hide in. */
final class Coverage {

  private record Range(long from, long to) {}

  private final List<Range> ranges = new ArrayList<>();

  void add(long from, long length) throws IOException {
    if (length <= 0 || from < 0) {
      return;
    }
    if (ranges.size() >= 4 * Bounds.CHUNKS) {
      throw Uncleanable.tooLarge();
    }
    ranges.add(new Range(from, length > Long.MAX_VALUE - from ? Long.MAX_VALUE : from + length));
  }

  /** How many bytes between two places nothing names, not counting zeros in small gaps. */
  long uncovered(Content content, long from, long to) throws IOException {
    ranges.sort(Comparator.comparingLong(Range::from));
    long at = from;
    long bytes = 0;
    for (Range range : ranges) {
      if (range.from() > at && at < to) {
        bytes += gap(content, at, Math.min(range.from(), to));
      }
      at = Math.max(at, range.to());
    }
    return bytes + (at < to ? gap(content, at, to) : 0);
  }

  private static long gap(Content content, long from, long to) throws IOException {
    if (to - from > 8) {
      return to - from;
    }
    byte[] small = new byte[(int) (to - from)];
    content.read(from, small, 0, small.length);
    for (byte b : small) {
      if (b != 0) {
        return small.length;
      }
    }
    return 0;
  }
}
