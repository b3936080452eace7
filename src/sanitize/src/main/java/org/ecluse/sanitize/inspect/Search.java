package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ecluse.core.Content;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Bounds;

/**
 * Looks for the original's values in a stream of bytes, as UTF-8, Latin-1 and UTF-16. Feeding goes
 * piece by piece; a value across two pieces is found.
 */
public final class Search {

  /** Where a hit was. In visible text it is what the author wrote, not a trace of the file. */
  public enum Place {
    HIDDEN,
    TEXT
  }

  private record Needle(byte[] bytes, TraceGroup group, int index) {}

  private final boolean[] starts = new boolean[1 << 16];
  private final List<List<Needle>> byFirst = new ArrayList<>();
  private final Map<Place, Map<TraceGroup, java.util.BitSet>> hits = new EnumMap<>(Place.class);
  private final boolean any;
  private byte[] tail = {};

  public Search(Map<String, TraceGroup> values) {
    for (int i = 0; i < 256; i++) {
      byFirst.add(new ArrayList<>());
    }
    int index = 0;
    for (Map.Entry<String, TraceGroup> value : values.entrySet()) {
      String text = value.getKey();
      add(text.getBytes(StandardCharsets.UTF_8), value.getValue(), index);
      add(text.getBytes(StandardCharsets.ISO_8859_1), value.getValue(), index);
      add(text.getBytes(StandardCharsets.UTF_16BE), value.getValue(), index);
      add(text.getBytes(StandardCharsets.UTF_16LE), value.getValue(), index);
      index++;
    }
    any = index > 0;
  }

  private void add(byte[] bytes, TraceGroup group, int index) {
    List<Needle> list = byFirst.get(bytes[0] & 0xff);
    if (list.stream().noneMatch(n -> java.util.Arrays.equals(n.bytes, bytes))) {
      starts[(bytes[0] & 0xff) << 8 | (bytes[1] & 0xff)] = true;
      list.add(new Needle(bytes, group, index));
    }
  }

  /** Whether there is anything to look for. */
  public boolean isNeeded() {
    return any;
  }

  /** Ends a stream: what follows does not continue it. */
  public void cut() {
    tail = new byte[0];
  }

  /** A whole file as it is, without unfolding anything. */
  public void bytes(Content content) throws IOException {
    cut();
    try (InputStream in = content.stream()) {
      byte[] buffer = new byte[Bounds.BLOCK];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        feed(buffer, n, Place.HIDDEN);
      }
    }
    cut();
  }

  public void whole(byte[] bytes, Place place) {
    cut();
    feed(bytes, bytes.length, place);
    cut();
  }

  /** Searches bytes without disturbing the stream that is being fed. */
  public void aside(byte[] bytes, Place place) {
    byte[] before = tail;
    whole(bytes, place);
    tail = before;
  }

  public void feed(byte[] bytes, int length, Place place) {
    if (!any) {
      return;
    }
    byte[] joined = new byte[tail.length + length];
    System.arraycopy(tail, 0, joined, 0, tail.length);
    System.arraycopy(bytes, 0, joined, tail.length, length);
    for (int i = 0; i + 1 < joined.length; i++) {
      if (starts[(joined[i] & 0xff) << 8 | (joined[i + 1] & 0xff)]) {
        compare(joined, i, place);
      }
    }
    int keep = Math.min(joined.length, 4 * Bounds.NEEDLE_LONGEST);
    tail = java.util.Arrays.copyOfRange(joined, joined.length - keep, joined.length);
  }

  private void compare(byte[] bytes, int at, Place place) {
    for (Needle needle : byFirst.get(bytes[at] & 0xff)) {
      int end = at + needle.bytes.length;
      if (end <= bytes.length
          && java.util.Arrays.equals(bytes, at, end, needle.bytes, 0, needle.bytes.length)) {
        hits.computeIfAbsent(place, p -> new EnumMap<>(TraceGroup.class))
            .computeIfAbsent(needle.group, g -> new java.util.BitSet())
            .set(needle.index);
      }
    }
  }

  /** How many different values of each group were found there. */
  public Map<TraceGroup, Integer> hits(Place place) {
    Map<TraceGroup, Integer> counts = new EnumMap<>(TraceGroup.class);
    hits.getOrDefault(place, Map.of())
        .forEach((group, bits) -> counts.put(group, bits.cardinality()));
    return counts;
  }
}
