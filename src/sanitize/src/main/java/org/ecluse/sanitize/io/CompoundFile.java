package org.ecluse.sanitize.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ecluse.core.Content;

/**
 * The storages and streams of an OLE2 compound file ([MS-CFB]), read whole. Chains that meet
 * themselves, sectors beyond the end and trees that are none are damage.
 */
public final class CompoundFile {

  /** The first eight bytes of every such file. */
  public static final List<Integer> SIGNATURE =
      List.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);

  private static final int HEADER = 512;
  private static final int HEADER_FATS = 109;
  private static final int ENTRY = 128;
  private static final int MINI_SECTOR = 64;
  private static final int MINI_CUTOFF = 4096;
  private static final int LAST_SECTOR = 0xfffffffa;
  private static final int END_OF_CHAIN = 0xfffffffe;
  private static final int NONE = 0xffffffff;
  private static final int STORAGE = 1;
  private static final int STREAM = 2;
  private static final int ROOT = 5;

  /**
   * A stream.
   *
   * @param path names of its storages and its own, parted by {@code /}
   */
  public record Entry(String path, int size, int start) {}

  private final byte[] file;
  private final ByteBuffer bytes;
  private final int sector;
  private final int[] fat;
  private final int[] miniFat;
  private final byte[] miniStream;
  private final byte[] directory;
  private final List<Entry> streams = new ArrayList<>();
  private final BitSet seen = new BitSet();

  private CompoundFile(byte[] file) throws IOException {
    this.file = file;
    bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int shift = bytes.getShort(30);
    if (shift != 9 && shift != 12) {
      throw Uncleanable.damaged();
    }
    sector = 1 << shift;
    fat = table(fatSectors());
    directory = chain(bytes.getInt(48));
    byte[] mini = chain(bytes.getInt(60));
    miniFat = new int[mini.length / Integer.BYTES];
    ByteBuffer.wrap(mini).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(miniFat);
    if (directory.length < ENTRY || directory[66] != ROOT) {
      throw Uncleanable.damaged();
    }
    miniStream = chain(entry(0).getInt(116));
    walk(entry(0).getInt(76), "", 0);
  }

  /**
   * Reads it all.
   *
   * @throws Uncleanable {@code DAMAGED} or {@code TOO_LARGE}
   */
  public static CompoundFile read(Content content) throws IOException {
    if (content.size() > Bounds.COMPOUND) {
      throw Uncleanable.tooLarge();
    }
    if (content.size() < HEADER) {
      throw Uncleanable.damaged();
    }
    byte[] file = new byte[(int) content.size()];
    content.read(0, file, 0, file.length);
    try {
      return new CompoundFile(file);
    } catch (IndexOutOfBoundsException e) {
      throw Uncleanable.damaged();
    }
  }

  /** Which program opens the whole: the class of the root ([MS-CFB] §2.6.1). */
  public UUID program() throws IOException {
    ByteBuffer root = entry(0);
    long first =
        (long) root.getInt(80) << 32
            | (root.getShort(84) & 0xffffL) << 16
            | (root.getShort(86) & 0xffffL);
    return new UUID(first, root.slice(88, Long.BYTES).order(ByteOrder.BIG_ENDIAN).getLong());
  }

  /** All streams, in the order of the tree. */
  public List<Entry> streams() {
    return Collections.unmodifiableList(streams);
  }

  /** A stream by its path, in whatever case its name is written. */
  public Optional<Entry> stream(String path) {
    return streams.stream().filter(s -> s.path.equalsIgnoreCase(path)).findFirst();
  }

  public byte[] bytes(Entry entry) throws IOException {
    byte[] all = entry.size < MINI_CUTOFF ? miniChain(entry) : chain(entry.start);
    if (all.length < entry.size) {
      throw Uncleanable.damaged();
    }
    return Arrays.copyOf(all, entry.size);
  }

  /**
   * Whether there are sectors of nobody, or bytes behind the end of a stream, that are not zero.
   */
  public boolean hasLeftovers() throws IOException {
    for (Entry entry : streams) {
      byte[] all = entry.size < MINI_CUTOFF ? miniChain(entry) : chain(entry.start);
      if (!isZero(all, Math.min(entry.size, all.length), all.length)) {
        return true;
      }
    }
    for (int i = 0; i < fat.length && (i + 1L) * sector < file.length; i++) {
      int at = place(i);
      if (fat[i] == NONE && !isZero(file, at, Math.min(file.length, at + sector))) {
        return true;
      }
    }
    return (fat.length + 1L) * sector < file.length;
  }

  private static boolean isZero(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }

  private ByteBuffer entry(int index) throws Uncleanable {
    if (index < 0 || index >= directory.length / ENTRY) {
      throw Uncleanable.damaged();
    }
    return ByteBuffer.wrap(directory, index * ENTRY, ENTRY).slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Siblings form a tree within a storage; only that each is met once matters here. */
  private void walk(int first, String folder, int depth) throws IOException {
    if (depth > Bounds.COMPOUND_DEPTH) {
      throw Uncleanable.tooLarge();
    }
    List<Integer> open = new ArrayList<>(List.of(first));
    while (!open.isEmpty()) {
      int index = open.removeLast();
      if (index == NONE) {
        continue;
      }
      ByteBuffer entry = entry(index);
      if (seen.get(index)) {
        throw Uncleanable.damaged();
      }
      seen.set(index);
      if (seen.cardinality() > Bounds.COMPOUND_ENTRIES) {
        throw Uncleanable.tooLarge();
      }
      open.add(entry.getInt(72));
      open.add(entry.getInt(68));
      String path = folder + name(entry);
      if (entry.get(66) == STORAGE) {
        walk(entry.getInt(76), path + "/", depth + 1);
      } else if (entry.get(66) == STREAM) {
        streams.add(new Entry(path, size(entry), entry.getInt(116)));
      }
    }
  }

  private static String name(ByteBuffer entry) throws Uncleanable {
    int length = entry.getShort(64) - 2;
    if (length < 0 || length > 62) {
      throw Uncleanable.damaged();
    }
    byte[] name = new byte[length];
    entry.get(0, name);
    return new String(name, StandardCharsets.UTF_16LE);
  }

  private int size(ByteBuffer entry) throws Uncleanable {
    int size = entry.getInt(120);
    if (size < 0 || size > bytes.capacity()) {
      throw Uncleanable.damaged();
    }
    return size;
  }

  private List<Integer> fatSectors() throws IOException {
    List<Integer> sectors = new ArrayList<>();
    int most = bytes.capacity() / sector + 1;
    for (int i = 0; i < HEADER_FATS; i++) {
      add(bytes.getInt(76 + 4 * i), sectors);
    }
    int next = bytes.getInt(68);
    for (int tables = 0; isSector(next); tables++) {
      if (tables > most) {
        throw Uncleanable.damaged();
      }
      int at = place(next);
      for (int i = 0; i < sector / Integer.BYTES - 1; i++) {
        add(bytes.getInt(at + 4 * i), sectors);
      }
      next = bytes.getInt(at + sector - Integer.BYTES);
    }
    if (sectors.size() > most) {
      throw Uncleanable.damaged();
    }
    return sectors;
  }

  private static void add(int number, List<Integer> sectors) {
    if (isSector(number)) {
      sectors.add(number);
    }
  }

  private static boolean isSector(int number) {
    return Integer.compareUnsigned(number, LAST_SECTOR) <= 0;
  }

  private int place(int number) throws Uncleanable {
    long at = (Integer.toUnsignedLong(number) + 1) * sector;
    if (at >= bytes.capacity()) {
      throw Uncleanable.damaged();
    }
    return (int) at;
  }

  private int[] table(List<Integer> sectors) throws IOException {
    int[] table = new int[sectors.size() * (sector / Integer.BYTES)];
    Arrays.fill(table, NONE);
    int to = 0;
    for (int number : sectors) {
      int at = place(number);
      for (int i = 0; i < sector / Integer.BYTES; i++, to++) {
        table[to] = at + 4 * i + 4 <= bytes.capacity() ? bytes.getInt(at + 4 * i) : NONE;
      }
    }
    return table;
  }

  /** All bytes of a chain; the last sector of a file may be cut short. */
  private byte[] chain(int start) throws IOException {
    List<Integer> sectors = new ArrayList<>();
    for (int at = start; at != END_OF_CHAIN && at != NONE; at = fat[at]) {
      if (at < 0 || at >= fat.length || sectors.size() > bytes.capacity() / sector) {
        throw Uncleanable.damaged();
      }
      sectors.add(at);
    }
    byte[] all = new byte[sectors.size() * sector];
    int to = 0;
    for (int number : sectors) {
      int at = place(number);
      bytes.get(at, all, to, Math.min(sector, bytes.capacity() - at));
      to += sector;
    }
    return all;
  }

  private byte[] miniChain(Entry entry) throws IOException {
    byte[] all = new byte[(entry.size + MINI_SECTOR - 1) / MINI_SECTOR * MINI_SECTOR];
    int at = entry.start;
    for (int to = 0; to < all.length; to += MINI_SECTOR) {
      if (at < 0 || at >= miniFat.length || (at + 1) * MINI_SECTOR > miniStream.length) {
        throw Uncleanable.damaged();
      }
      System.arraycopy(miniStream, at * MINI_SECTOR, all, to, MINI_SECTOR);
      at = miniFat[at];
    }
    return all;
  }
}
