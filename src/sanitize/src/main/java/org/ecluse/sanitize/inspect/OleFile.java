package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.ecluse.core.Content;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * Looks into a compound file ([MS-CFB]) for the inspectors: every entry of the directory, whether
 * anything leads to it or not. The cleaner reads with code of its own.
 */
@SuppressWarnings("ByteBufferBackingArray") // Every buffer here is a whole array.
final class OleFile {

  /**
   * One entry that is in use.
   *
   * @param parent the entry it lies in; -1 if nothing leads to it
   * @param marked whether it has times, or flags of its own
   */
  record Entry(int id, String name, int type, long start, long size, int parent, boolean marked) {

    boolean isStream() {
      return type == 2;
    }
  }

  private static final int MINI = 64;

  private final Content content;
  private final int sector;
  private final List<Integer> fat = new ArrayList<>();
  private final List<Integer> miniFat = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();
  private final BitSet used = new BitSet();
  private final long cutoff;
  private byte[] mini = {};
  private boolean classed;

  OleFile(Content content) throws IOException {
    this.content = content;
    if (content.size() < 512 || content.size() > Bounds.PART_IN_MEMORY) {
      throw content.size() < 512 ? Uncleanable.damaged() : Uncleanable.tooLarge();
    }
    ByteBuffer header = read(0, 512);
    sector = 1 << (header.getShort(30) == 12 ? 12 : 9);
    cutoff = header.getInt(56);
    tables(header);
    ByteBuffer listed = ByteBuffer.wrap(follow(header.getInt(48), -1));
    ByteBuffer small =
        ByteBuffer.wrap(follow(header.getInt(60), -1)).order(ByteOrder.LITTLE_ENDIAN);
    while (small.remaining() >= 4) {
      miniFat.add(small.getInt());
    }
    directory(listed.order(ByteOrder.LITTLE_ENDIAN));
  }

  List<Entry> entries() {
    return entries;
  }

  /** Whether the file names the program it belongs to, beyond its usual number. */
  boolean isClassed() {
    return classed;
  }

  /** A stream of the outermost folder. */
  Optional<Entry> find(String name) {
    return entries.stream()
        .filter(e -> e.parent == 0 && e.isStream() && e.name.equalsIgnoreCase(name))
        .findFirst();
  }

  byte[] bytes(Entry entry) throws IOException {
    if (entry.size > content.size()) {
      throw Uncleanable.damaged();
    }
    if (entry.size >= cutoff) {
      byte[] all = follow(entry.start, entry.size);
      if (all.length < entry.size) {
        throw Uncleanable.damaged();
      }
      return java.util.Arrays.copyOf(all, (int) entry.size);
    }
    ByteBuffer out = ByteBuffer.allocate((int) entry.size);
    long at = entry.start;
    while (out.hasRemaining()) {
      if (at < 0 || at >= miniFat.size() || (at + 1) * MINI > mini.length) {
        throw Uncleanable.damaged();
      }
      out.put(mini, (int) at * MINI, Math.min(MINI, out.remaining()));
      at = miniFat.get((int) at);
    }
    return out.array();
  }

  /** Bytes in sectors that belong to nothing and are not empty. */
  int leftOver() throws IOException {
    for (Entry entry : entries) {
      long at = entry.isStream() && entry.size >= cutoff ? entry.start : -1;
      for (long left = entry.size; left > 0 && at >= 0; left -= sector) {
        used.set((int) at);
        at = at < fat.size() ? fat.get((int) at) : -1;
      }
    }
    int count = 0;
    for (long at = sector; at < content.size(); at += sector) {
      if (!used.get((int) (at / sector - 1))) {
        for (byte b : read(at, (int) Math.min(sector, content.size() - at)).array()) {
          count += b == 0 || b == -1 ? 0 : 1;
        }
      }
    }
    return count;
  }

  private void tables(ByteBuffer header) throws IOException {
    List<Integer> places = new ArrayList<>();
    for (int i = 76; i < 512; i += 4) {
      places.add(header.getInt(i));
    }
    int more = header.getInt(68);
    BitSet met = new BitSet();
    while (more >= 0) {
      if (more > content.size() / sector || met.get(more)) {
        throw Uncleanable.damaged();
      }
      met.set(more);
      used.set(more);
      ByteBuffer block = read((more + 1L) * sector, sector);
      for (int i = 0; i + 4 < sector; i += 4) {
        places.add(block.getInt(i));
      }
      more = block.getInt(sector - 4);
    }
    for (int place : places) {
      if (place < 0) {
        continue;
      }
      used.set(place);
      ByteBuffer block = read((place + 1L) * sector, sector);
      while (block.hasRemaining() && fat.size() <= content.size() / sector) {
        fat.add(block.getInt());
      }
    }
  }

  private byte[] follow(long first, long size) throws IOException {
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
    BitSet met = new BitSet();
    long at = first;
    while (at >= 0 && (size < 0 || out.size() < size)) {
      if (at >= fat.size() || met.get((int) at)) {
        throw Uncleanable.damaged();
      }
      met.set((int) at);
      used.set((int) at);
      out.writeBytes(read((at + 1) * sector, sector).array());
      at = fat.get((int) at);
    }
    return out.toByteArray();
  }

  private void directory(ByteBuffer in) throws IOException {
    int[] parents = new int[in.capacity() / 128];
    java.util.Arrays.fill(parents, -1);
    if (parents.length == 0) {
      throw Uncleanable.damaged();
    }
    for (int i = 0; i < parents.length; i++) {
      children(in, in.getInt(i * 128 + 76), i, parents);
    }
    for (int i = 0; i < parents.length; i++) {
      int at = i * 128;
      int type = in.get(at + 66);
      if (type != 1 && type != 2 && type != 5) {
        continue;
      }
      int length = Math.clamp(in.getShort(at + 64) - 2L, 0, 62);
      byte[] name = java.util.Arrays.copyOfRange(in.array(), at, at + length);
      boolean marked =
          in.getLong(at + 100) != 0 || in.getLong(at + 108) != 0 || in.getInt(at + 96) != 0;
      entries.add(
          new Entry(
              i,
              new String(name, StandardCharsets.UTF_16LE),
              type,
              in.getInt(at + 116),
              in.getInt(at + 120) & 0xffffffffL,
              parents[i],
              marked));
    }
    classed = in.getLong(80) != 0;
    mini = follow(in.getInt(116), in.getInt(120) & 0xffffffffL);
  }

  private static void children(ByteBuffer in, int first, int parent, int[] parents) {
    java.util.ArrayDeque<Integer> open = new java.util.ArrayDeque<>();
    open.add(first);
    while (!open.isEmpty()) {
      int id = open.remove();
      if (id > 0 && id < parents.length && parents[id] < 0) {
        parents[id] = parent;
        open.add(in.getInt(id * 128 + 68));
        open.add(in.getInt(id * 128 + 72));
      }
    }
  }

  private ByteBuffer read(long at, int length) throws IOException {
    byte[] bytes = new byte[length];
    int there = (int) Math.min(length, content.size() - at);
    if (there <= 0) {
      throw Uncleanable.damaged();
    }
    content.read(at, bytes, 0, there);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
