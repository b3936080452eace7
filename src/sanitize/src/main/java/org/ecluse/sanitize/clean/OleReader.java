package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.ecluse.core.Content;
import org.ecluse.core.Reason;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * Reads a compound file ([MS-CFB]) into memory: what its directory leads to, nothing else. A chain
 * that goes round, or past the end, is damage; every chain is bounded by the sectors there are.
 */
final class OleReader {

  private static final int HEADER = 512;
  private static final int ENTRY = 128;
  private static final int END = -2;
  private static final int NONE = -1;
  private static final int STORAGE = 1;
  private static final int STREAM = 2;

  private final ByteBuffer file;
  private final int sector;
  private final int sectors;
  private final int[] next;
  private ByteBuffer directory = ByteBuffer.allocate(0);
  private int[] nextSmall = {};
  private byte[] small = {};
  private int cutoff;
  private long held;
  private int seen;

  private OleReader(byte[] bytes) throws IOException {
    file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int shift = bytes.length < HEADER ? 0 : file.getShort(30);
    if (shift != 9 && shift != 12) {
      throw Uncleanable.damaged();
    }
    sector = 1 << shift;
    sectors = (bytes.length - 1) / sector;
    next = table();
  }

  static OleStorage read(Content source) throws IOException {
    if (source.size() > Bounds.PART_IN_MEMORY) {
      throw Uncleanable.tooLarge();
    }
    byte[] bytes = new byte[(int) source.size()];
    source.read(0, bytes, 0, bytes.length);
    return new OleReader(bytes).root();
  }

  private OleStorage root() throws IOException {
    directory = little(chain(file.getInt(48), Long.MAX_VALUE));
    nextSmall = numbers(chain(file.getInt(60), Long.MAX_VALUE));
    cutoff = file.getInt(56);
    if (directory.capacity() < ENTRY) {
      throw Uncleanable.damaged();
    }
    small = chain(directory.getInt(116), directory.getInt(120) & 0xffffffffL);
    OleStorage root = new OleStorage();
    fill(root, directory.getInt(76), 0);
    return root;
  }

  /** The entry, and all beside it; the tree's balance is of no interest. */
  private void fill(OleStorage into, int first, int depth) throws IOException {
    java.util.ArrayDeque<Integer> open = new java.util.ArrayDeque<>();
    open.push(first);
    while (!open.isEmpty()) {
      int id = open.pop();
      if (id == NONE) {
        continue;
      }
      if (id < 0 || id >= directory.capacity() / ENTRY) {
        throw Uncleanable.damaged();
      }
      if (++seen > Math.min(Bounds.MEMBERS, directory.capacity() / ENTRY)) {
        throw Uncleanable.damaged();
      }
      int at = id * ENTRY;
      open.push(directory.getInt(at + 72));
      open.push(directory.getInt(at + 68));
      add(into, at, depth);
    }
  }

  private void add(OleStorage into, int at, int depth) throws IOException {
    int length = Math.clamp(directory.getShort(at + 64) - 2L, 0, 62);
    String name = new String(directory.array(), at, length, StandardCharsets.UTF_16LE);
    int type = directory.get(at + 66);
    if (into.streams.containsKey(name) || into.storages.containsKey(name)) {
      throw new Uncleanable(Reason.AMBIGUOUS);
    }
    if (type == STORAGE) {
      if (depth >= Bounds.BOX_DEPTH) {
        throw Uncleanable.tooLarge();
      }
      OleStorage inside = new OleStorage();
      into.storages.put(name, inside);
      fill(inside, directory.getInt(at + 76), depth + 1);
    } else if (type == STREAM) {
      into.streams.put(name, stream(at));
    }
  }

  private byte[] stream(int at) throws IOException {
    int start = directory.getInt(at + 116);
    long size = directory.getInt(at + 120) & 0xffffffffL;
    held += size;
    if (size > file.capacity() || held > Bounds.PART_IN_MEMORY) {
      throw Uncleanable.damaged();
    }
    byte[] bytes =
        size == 0 ? new byte[0] : size < cutoff ? smallChain(start, size) : chain(start, size);
    if (bytes.length < size) {
      throw Uncleanable.damaged();
    }
    return Arrays.copyOf(bytes, (int) size);
  }

  /** The table of sectors: its own sectors stand in the header and in a chain of further ones. */
  private int[] table() throws IOException {
    int[] table = new int[sectors];
    Arrays.fill(table, NONE);
    int filled = 0;
    for (int i = 0; i < 109; i++) {
      filled = part(file.getInt(76 + 4 * i), table, filled);
    }
    int more = file.getInt(68);
    for (int n = 0; more >= 0; n++) {
      if (n > sectors) {
        throw Uncleanable.damaged();
      }
      int at = at(more);
      for (int i = 0; i < sector / 4 - 1; i++) {
        filled = part(file.getInt(at + 4 * i), table, filled);
      }
      more = file.getInt(at + sector - 4);
    }
    return table;
  }

  private int part(int id, int[] table, int filled) throws IOException {
    if (id < 0) {
      return filled;
    }
    int at = at(id);
    int now = filled;
    for (int i = 0; i < sector / 4 && now < table.length; i++) {
      table[now++] = file.getInt(at + 4 * i);
    }
    return now;
  }

  private int at(int id) throws IOException {
    if (id < 0 || id >= sectors || (id + 2L) * sector > file.capacity() + sector - 1L) {
      throw Uncleanable.damaged();
    }
    return (id + 1) * sector;
  }

  /** The bytes of a chain; a last sector that the file cuts short is filled up with zeros. */
  private byte[] chain(int first, long limit) throws IOException {
    int count = 0;
    for (int id = first; id != END && id != NONE && (long) count * sector < limit; id = next[id]) {
      at(id);
      if (++count > sectors) {
        throw Uncleanable.damaged();
      }
    }
    byte[] bytes = new byte[Math.multiplyExact(count, sector)];
    int id = first;
    for (int i = 0; i < count; i++, id = next[id]) {
      int at = at(id);
      System.arraycopy(file.array(), at, bytes, i * sector, Math.min(sector, file.capacity() - at));
    }
    return bytes;
  }

  private byte[] smallChain(int first, long size) throws IOException {
    byte[] bytes = new byte[(int) size];
    int id = first;
    for (int done = 0; done < size; done += 64) {
      if (id < 0 || id >= nextSmall.length || (id + 1) * 64L > small.length + 63L) {
        throw Uncleanable.damaged();
      }
      int count = (int) Math.min(size - done, 64);
      if (id * 64 + count > small.length) {
        throw Uncleanable.damaged();
      }
      System.arraycopy(small, id * 64, bytes, done, count);
      id = nextSmall[id];
    }
    return bytes;
  }

  private static int[] numbers(byte[] bytes) {
    int[] numbers = new int[bytes.length / 4];
    little(bytes).asIntBuffer().get(numbers);
    return numbers;
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
