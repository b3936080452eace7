package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ecluse.core.Content;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * A fragment of a film (ISO/IEC 14496-12 §8.8): its runs of samples, followed by their data in one
 * box behind it. Offsets are written anew, from the start of the fragment.
 */
final class FilmFragment {

  private static final int BASE = 1;
  private static final int FROM_FRAGMENT = 0x020000;
  private static final int[] OPTIONAL = {0x2, 0x8, 0x10, 0x20};
  private static final Set<String> COPIED = Set.of("tfdt", "sdtp", "subs");

  private final Content content;
  private final Map<Integer, Long> defaultSizes;
  private final Set<Integer> kept;
  private final Pieces data = new Pieces();

  FilmFragment(Content content, Map<Integer, Long> defaultSizes, Set<Integer> kept) {
    this.content = content;
    this.defaultSizes = defaultSizes;
    this.kept = kept;
  }

  /** The sample sizes that the movie names for all its fragments. */
  static Map<Integer, Long> defaults(Content content, List<Box> defaults) throws IOException {
    Map<Integer, Long> sizes = new HashMap<>();
    for (Box box : defaults) {
      if (box.type().equals("trex")) {
        ByteBuffer bytes = box.bytes(content, 24);
        sizes.put(bytes.getInt(4), bytes.getInt(16) & 0xffffffffL);
      }
    }
    return sizes;
  }

  Pieces rewrite(Box fragment) throws IOException {
    List<Run> runs = new ArrayList<>();
    byte[] probe = boxes(fragment, runs, 0);
    byte[] real = boxes(fragment, runs, probe.length + 8L);
    if (data.size() > 0xffff_fff0L) {
      throw Uncleanable.tooLarge();
    }
    return new Pieces().add(real).add(Box.head("mdat", data.size())).all(data);
  }

  /** Where a run's data were found and will be, from the start of all data. */
  private record Run(long place) {}

  /** Called twice: to see how long the boxes are, and with that to fill the offsets in. */
  private byte[] boxes(Box fragment, List<Run> runs, long dataAt) throws IOException {
    boolean first = dataAt == 0;
    int[] run = {0};
    long previous = fragment.start();
    Box.Join out = new Box.Join();
    for (Box box : fragment.children(content, 0)) {
      if (box.type().equals("mfhd")) {
        out.add(Box.of("mfhd", java.util.Arrays.copyOf(box.bytes(content, 8).array(), 8)));
      } else if (box.type().equals("traf")) {
        List<Box> parts = box.children(content, 0);
        ByteBuffer head = Box.need(parts, "tfhd").bytes(content, 8);
        boolean keep = kept.contains(head.getInt(4));
        Traf traf = new Traf(head, fragment.start(), previous);
        Box.Join inside = new Box.Join();
        inside.add(traf.head());
        for (Box part : parts) {
          if (part.type().equals("trun")) {
            ByteBuffer bytes = part.bytes(content, 8);
            long length = traf.length(bytes);
            if (keep && first) {
              runs.add(new Run(data.size()));
              copy(traf.at, length);
            }
            if (keep) {
              inside.add(traf.run(bytes, dataAt + runs.get(run[0]++).place()));
            }
            traf.at += length;
          } else if (COPIED.contains(part.type())) {
            inside.add(Box.of(part.type(), part.bytes(content).array()));
          }
        }
        previous = traf.at;
        if (keep) {
          out.add(Box.of("traf", inside.bytes()));
        }
      }
    }
    return Box.of("moof", out.bytes());
  }

  private void copy(long from, long length) throws IOException {
    if (from < 0 || length < 0) {
      throw Uncleanable.damaged();
    }
    data.range(from, Math.min(length, Math.max(0, content.size() - from)));
    if (data.size() > content.size()) {
      throw Uncleanable.tooLarge();
    }
  }

  /** One track's part while its runs are read. */
  private final class Traf {

    private final ByteBuffer head;
    private final int flags;
    private long size;
    private long at;
    private final long base;
    private final int end;

    Traf(ByteBuffer head, long fragment, long previous) throws Uncleanable {
      this.head = head;
      flags = head.getInt(0) & 0xffffff;
      size = defaultSizes.getOrDefault(head.getInt(4), 0L);
      int field = 8;
      at = (flags & FROM_FRAGMENT) != 0 ? fragment : previous;
      if ((flags & BASE) != 0) {
        need(head, 16);
        at = head.getLong(8);
        field = 16;
      }
      base = at;
      for (int option : OPTIONAL) {
        if ((flags & option) != 0) {
          need(head, field + 4);
          size = option == 0x10 ? head.getInt(field) & 0xffffffffL : size;
          field += 4;
        }
      }
      end = field;
    }

    byte[] head() {
      int skip = (flags & BASE) != 0 ? 8 : 0;
      ByteBuffer bytes = ByteBuffer.allocate(end - skip);
      bytes.putInt((flags & ~BASE) | FROM_FRAGMENT).putInt(head.getInt(4));
      bytes.put(Box.array(head), 8 + skip, end - 8 - skip);
      return Box.of("tfhd", Box.array(bytes));
    }

    /** Goes to where a run's data start and says how long they are. */
    long length(ByteBuffer run) throws Uncleanable {
      int runFlags = run.getInt(0);
      long count = run.getInt(4) & 0xffffffffL;
      int field = 8;
      if ((runFlags & 1) != 0) {
        need(run, 12);
        at = base + run.getInt(8);
        field = 12;
      }
      field += (runFlags & 4) != 0 ? 4 : 0;
      int entry = 4 * Integer.bitCount(runFlags & 0xf00);
      if (count > Bounds.CHUNKS || count * entry > run.limit() - field) {
        throw Uncleanable.damaged();
      }
      if ((runFlags & 0x200) == 0) {
        return count * size;
      }
      long sum = 0;
      int within = field + ((runFlags & 0x100) != 0 ? 4 : 0);
      for (int i = 0; i < count; i++) {
        sum += run.getInt(within + i * entry) & 0xffffffffL;
      }
      return sum;
    }

    byte[] run(ByteBuffer run, long place) {
      int runFlags = run.getInt(0);
      int from = (runFlags & 1) != 0 ? 12 : 8;
      int entry = 4 * Integer.bitCount(runFlags & 0xf00);
      int length = ((runFlags & 4) != 0 ? 4 : 0) + run.getInt(4) * entry;
      ByteBuffer bytes = ByteBuffer.allocate(12 + length);
      bytes.putInt(runFlags | 1).putInt(run.getInt(4)).putInt((int) place);
      bytes.put(Box.array(run), from, Math.min(length, run.limit() - from));
      return Box.of("trun", Box.array(bytes));
    }

    private static void need(ByteBuffer bytes, int size) throws Uncleanable {
      if (bytes.limit() < size) {
        throw Uncleanable.damaged();
      }
    }
  }
}
