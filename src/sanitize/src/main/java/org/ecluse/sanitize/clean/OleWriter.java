package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ecluse.sanitize.io.Sink;

/**
 * Writes a compound file of a few streams in one folder ([MS-CFB], version 3): no times, no state,
 * no slack that is not zero. Every stream is padded beyond the size of small ones, so there is only
 * one table.
 */
@SuppressWarnings("ByteBufferBackingArray") // Every buffer here is a whole array.
final class OleWriter {

  private static final int SECTOR = 512;
  private static final int SMALL = 4096;
  private static final int END = -2;
  private static final int TABLE = -3;
  private static final int MORE = -4;
  private static final int IN_HEADER = 109;

  private OleWriter() {}

  record Stream(String name, byte[] bytes) {}

  /**
   * Writes the file.
   *
   * @param classId which program the whole belongs to, 16 bytes
   */
  static void write(byte[] classId, List<Stream> streams, Sink sink) throws IOException {
    List<Stream> sorted = new ArrayList<>(streams);
    sorted.sort(
        java.util.Comparator.comparingInt((Stream s) -> s.name.length())
            .thenComparing(s -> s.name.toUpperCase(java.util.Locale.ROOT)));
    int directory = sectors((sorted.size() + 1) * 128);
    int data = directory;
    for (Stream stream : sorted) {
      data += sectors(Math.max(SMALL, stream.bytes.length));
    }
    int tables = 0;
    int further = 0;
    while (tables * 128 < data + tables + further) {
      tables++;
      further = tables <= IN_HEADER ? 0 : (tables - IN_HEADER + 126) / 127;
    }
    sink.write(header(data, tables, further));
    sink.write(directory(classId, sorted, directory));
    for (Stream stream : sorted) {
      sink.write(stream.bytes);
      sink.zeros(
          (long) sectors(Math.max(SMALL, stream.bytes.length)) * SECTOR - stream.bytes.length);
    }
    sink.write(table(sorted, directory, data, tables, further));
    sink.write(further(data, tables, further));
  }

  private static int sectors(int bytes) {
    return (bytes + SECTOR - 1) / SECTOR;
  }

  private static byte[] header(int data, int tables, int further) {
    ByteBuffer header = buffer(SECTOR, -1);
    header.putLong(0, 0xe11ab1a1e011cfd0L).putLong(8, 0).putLong(16, 0);
    header.putInt(24, 0x0003003e).putInt(28, 0x0009fffe).putInt(32, 6);
    header.putInt(36, 0).putInt(40, 0).putInt(44, tables).putInt(48, 0).putInt(52, 0);
    header.putInt(56, SMALL).putInt(60, END).putInt(64, 0);
    header.putInt(68, further == 0 ? END : data + tables).putInt(72, further);
    for (int i = 0; i < Math.min(tables, IN_HEADER); i++) {
      header.putInt(76 + 4 * i, data + i);
    }
    return header.array();
  }

  private static byte[] directory(byte[] classId, List<Stream> streams, int sectors) {
    ByteBuffer out = buffer(sectors * SECTOR, 0);
    for (int i = 0; i < sectors * 4; i++) {
      out.putInt(i * 128 + 68, -1).putInt(i * 128 + 72, -1).putInt(i * 128 + 76, -1);
    }
    entry(out, 0, "Root Entry", 5);
    out.putInt(76, root(out, 0, streams.size() - 1)).putInt(116, END);
    out.put(80, classId);
    int start = sectors;
    for (int i = 0; i < streams.size(); i++) {
      int at = (i + 1) * 128;
      int size = Math.max(SMALL, streams.get(i).bytes.length);
      entry(out, at, streams.get(i).name, 2);
      out.putInt(at + 116, start).putInt(at + 120, size);
      start += sectors(size);
    }
    return out.array();
  }

  /** Links the sorted entries as a balanced tree, all black; returns its root. */
  private static int root(ByteBuffer out, int from, int to) {
    if (from > to) {
      return -1;
    }
    int middle = (from + to) >>> 1;
    int at = (middle + 1) * 128;
    out.putInt(at + 68, root(out, from, middle - 1));
    out.putInt(at + 72, root(out, middle + 1, to));
    return middle + 1;
  }

  private static void entry(ByteBuffer out, int at, String name, int type) {
    byte[] utf16 = name.getBytes(StandardCharsets.UTF_16LE);
    out.put(at, utf16).putShort(at + 64, (short) (utf16.length + 2));
    out.put(at + 66, (byte) type).put(at + 67, (byte) 1);
  }

  private static byte[] table(
      List<Stream> streams, int directory, int data, int tables, int further) {
    ByteBuffer out = buffer(tables * SECTOR, -1);
    int at = chain(out, 0, directory);
    for (Stream stream : streams) {
      at = chain(out, at, sectors(Math.max(SMALL, stream.bytes.length)));
    }
    for (int i = 0; i < tables; i++) {
      out.putInt((data + i) * 4, TABLE);
    }
    for (int i = 0; i < further; i++) {
      out.putInt((data + tables + i) * 4, MORE);
    }
    return out.array();
  }

  private static int chain(ByteBuffer out, int from, int count) {
    for (int i = 0; i < count; i++) {
      out.putInt((from + i) * 4, i + 1 < count ? from + i + 1 : END);
    }
    return from + count;
  }

  private static byte[] further(int data, int tables, int further) {
    ByteBuffer out = buffer(further * SECTOR, -1);
    for (int i = IN_HEADER; i < tables; i++) {
      int place = i - IN_HEADER;
      out.putInt(place / 127 * SECTOR + place % 127 * 4, data + i);
    }
    for (int i = 0; i < further; i++) {
      out.putInt(i * SECTOR + 508, i + 1 < further ? data + tables + i + 1 : END);
    }
    return out.array();
  }

  private static ByteBuffer buffer(int size, int fill) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, (byte) fill);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
