package org.ecluse.sanitize.clean;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes an OLE2 compound file ([MS-CFB], version 3) of streams and the storages they lie in: no
 * times, no free sectors, nothing but zeros behind the end of a stream.
 */
final class CompoundWriter {

  private static final int SECTOR = 512;
  private static final int MINI = 64;
  private static final int CUTOFF = 4096;
  private static final int IN_HEADER = 109;
  private static final int PER_SECTOR = SECTOR / Integer.BYTES;
  private static final int FAT_SECTOR = 0xfffffffd;
  private static final int DIFAT_SECTOR = 0xfffffffc;
  private static final int END = 0xfffffffe;
  private static final int FREE = 0xffffffff;
  private static final byte BLACK = 1;
  private static final int STORAGE = 1;
  private static final int STREAM = 2;
  private static final int ROOT = 5;

  /** Shorter names first, then by letters (§2.6.4). */
  private static final Comparator<String> ORDER =
      Comparator.comparingInt(String::length).thenComparing(name -> name.toUpperCase(Locale.ROOT));

  private record Placed(int start, int size) {}

  /** An entry of the directory; a storage has others in it. */
  private static final class Node {

    private final String name;
    private final Map<String, Node> inside = new TreeMap<>(ORDER);
    private @Nullable Placed stream;

    Node(String name) {
      this.name = name;
    }
  }

  private final UUID program;
  private final Map<String, byte[]> streams = new TreeMap<>(ORDER);
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final List<Integer> fat = new ArrayList<>();

  /**
   * @param program class of the document: which program opens it
   */
  CompoundWriter(UUID program) {
    this.program = program;
  }

  /**
   * Adds a stream.
   *
   * @param path names of its storages and its own, parted by {@code /}
   */
  void put(String path, byte[] bytes) {
    streams.put(path, bytes);
  }

  byte[] bytes() {
    Map<String, Placed> placed = new TreeMap<>(ORDER);
    ByteArrayOutputStream mini = new ByteArrayOutputStream();
    List<Integer> miniFat = new ArrayList<>();
    streams.forEach(
        (name, bytes) -> {
          if (bytes.length >= CUTOFF) {
            placed.put(name, new Placed(chain(bytes), bytes.length));
          } else {
            placed.put(name, new Placed(bytes.length == 0 ? END : miniFat.size(), bytes.length));
            mini.writeBytes(Arrays.copyOf(bytes, round(bytes.length, MINI)));
            link(miniFat, round(bytes.length, MINI) / MINI);
          }
        });
    Placed miniStream = new Placed(mini.size() == 0 ? END : chain(mini.toByteArray()), mini.size());
    int miniTable = miniFat.isEmpty() ? END : chain(numbers(miniFat));
    int miniSectors = round(miniFat.size(), PER_SECTOR) / PER_SECTOR;
    int directory = chain(directory(placed, miniStream));
    return file(directory, miniTable, miniSectors);
  }

  /** Appends bytes as a chain of sectors and says where it starts. */
  private int chain(byte[] bytes) {
    int start = fat.size();
    int sectors = round(bytes.length, SECTOR) / SECTOR;
    body.writeBytes(Arrays.copyOf(bytes, sectors * SECTOR));
    link(fat, sectors);
    return start;
  }

  private static void link(List<Integer> table, int count) {
    for (int i = 1; i < count; i++) {
      table.add(table.size() + 1);
    }
    if (count > 0) {
      table.add(END);
    }
  }

  private static int round(int size, int unit) {
    return (size + unit - 1) / unit * unit;
  }

  private static byte[] numbers(List<Integer> numbers) {
    byte[] bytes = new byte[round(numbers.size(), PER_SECTOR) * Integer.BYTES];
    ByteBuffer out = little(bytes);
    numbers.forEach(out::putInt);
    while (out.hasRemaining()) {
      out.putInt(FREE);
    }
    return bytes;
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Children of one storage stand side by side, so a tree over them is one over numbers. */
  private byte[] directory(Map<String, Placed> placed, Placed miniStream) {
    Node root = new Node("Root Entry");
    placed.forEach((path, at) -> node(root, path).stream = at);
    List<Node> nodes = new ArrayList<>(List.of(root));
    List<Integer> first = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      first.add(nodes.size());
      nodes.addAll(nodes.get(i).inside.values());
    }
    int entries = round(nodes.size(), SECTOR / 128);
    byte[] bytes = new byte[entries * 128];
    ByteBuffer out = little(bytes);
    for (int i = 0; i < nodes.size(); i++) {
      Placed at = i == 0 ? miniStream : nodes.get(i).stream;
      int type = i == 0 ? ROOT : at == null ? STORAGE : STREAM;
      entry(out, i, nodes.get(i).name, type, at == null ? new Placed(0, 0) : at);
    }
    for (int i = 0; i < nodes.size(); i++) {
      out.putInt(i * 128 + 76, tree(out, first.get(i), first.get(i) + nodes.get(i).inside.size()));
    }
    out.putInt(80, (int) (program.getMostSignificantBits() >>> 32));
    out.putShort(84, (short) (program.getMostSignificantBits() >>> 16));
    out.putShort(86, (short) program.getMostSignificantBits());
    out.slice(88, 8).order(ByteOrder.BIG_ENDIAN).putLong(program.getLeastSignificantBits());
    for (int i = nodes.size(); i < entries; i++) {
      out.putInt(i * 128 + 68, FREE).putInt(i * 128 + 72, FREE).putInt(i * 128 + 76, FREE);
    }
    return bytes;
  }

  private static Node node(Node root, String path) {
    Node node = root;
    for (String name : path.split("/", -1)) {
      node = node.inside.computeIfAbsent(name, Node::new);
    }
    return node;
  }

  private static ByteBuffer entry(ByteBuffer out, int index, String name, int type, Placed at) {
    ByteBuffer entry = out.slice(index * 128, 128).order(ByteOrder.LITTLE_ENDIAN);
    byte[] letters = name.getBytes(StandardCharsets.UTF_16LE);
    entry.put(0, letters).putShort(64, (short) (letters.length + 2));
    entry.put(66, (byte) type).put(67, BLACK);
    entry.putInt(68, FREE).putInt(72, FREE).putInt(76, FREE);
    entry.putInt(116, at.start).putInt(120, at.size);
    return entry;
  }

  /** A balanced tree over the sorted entries from..to; its root is the one in the middle. */
  private static int tree(ByteBuffer out, int from, int to) {
    if (from >= to) {
      return FREE;
    }
    int middle = (from + to) / 2;
    int left = tree(out, from, middle);
    int right = tree(out, middle + 1, to);
    out.putInt(middle * 128 + 68, left).putInt(middle * 128 + 72, right);
    return middle;
  }

  private byte[] file(int directory, int miniTable, int miniSectors) {
    int data = fat.size();
    int tables = 0;
    int lists = 0;
    for (int all = -1; all != data + tables + lists; ) {
      all = data + tables + lists;
      tables = round(all, PER_SECTOR) / PER_SECTOR;
      lists = round(Math.max(0, tables - IN_HEADER), PER_SECTOR - 1) / (PER_SECTOR - 1);
    }
    for (int i = 0; i < tables; i++) {
      fat.add(FAT_SECTOR);
    }
    for (int i = 0; i < lists; i++) {
      fat.add(DIFAT_SECTOR);
    }
    byte[] bytes = new byte[(1 + data + tables + lists) * SECTOR];
    ByteBuffer out = little(bytes);
    header(out, directory, miniTable, miniSectors, tables, lists, data);
    out.put(SECTOR, body.toByteArray());
    out.put((1 + data) * SECTOR, numbers(fat));
    for (int i = 0; i < lists; i++) {
      int at = (1 + data + tables + i) * SECTOR;
      for (int k = 0; k < PER_SECTOR - 1; k++) {
        int number = IN_HEADER + i * (PER_SECTOR - 1) + k;
        out.putInt(at + 4 * k, number < tables ? data + number : FREE);
      }
      out.putInt(at + SECTOR - 4, i + 1 < lists ? data + tables + i + 1 : END);
    }
    return bytes;
  }

  private static void header(
      ByteBuffer out,
      int directory,
      int miniTable,
      int miniSectors,
      int tables,
      int lists,
      int data) {
    out.putLong(0, 0xe11ab1a1e011cfd0L).putShort(24, (short) 0x3e).putShort(26, (short) 3);
    out.putShort(28, (short) 0xfffe).putShort(30, (short) 9).putShort(32, (short) 6);
    out.putInt(44, tables).putInt(48, directory).putInt(56, CUTOFF);
    out.putInt(60, miniTable).putInt(64, miniSectors);
    out.putInt(68, lists == 0 ? END : data + tables).putInt(72, lists);
    for (int i = 0; i < IN_HEADER; i++) {
      out.putInt(76 + 4 * i, i < tables ? data + i : FREE);
    }
  }
}
