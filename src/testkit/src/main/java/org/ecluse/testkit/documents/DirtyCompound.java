package org.ecluse.testkit.documents;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * A compound file of any streams ([MS-CFB]), with times on its entries, a description, and words in
 * a sector that belongs to nothing.
 */
@SuppressWarnings("ByteBufferBackingArray") // Every buffer here is a whole array.
final class DirtyCompound {

  private static final int SECTOR = 512;

  private DirtyCompound() {}

  static byte[] make(Map<String, byte[]> streams) {
    Map<String, byte[]> all = new TreeMap<>(streams);
    all.put("\5SummaryInformation", summary());
    int directory = (all.size() + 4) / 4;
    int sectors = directory + 1;
    for (byte[] stream : all.values()) {
      sectors += sectors(stream.length);
    }
    int tables = 1 + sectors / 126;
    ByteBuffer out = little((1 + tables + sectors) * SECTOR);
    out.putLong(0, 0xe11ab1a1e011cfd0L).putInt(24, 0x0003003e).putInt(28, 0x0009fffe);
    out.putInt(32, 6).putInt(44, tables).putInt(48, tables).putInt(56, 4096).putInt(60, -2);
    out.putInt(68, -2);
    for (int i = 0; i < 109; i++) {
      out.putInt(76 + 4 * i, i < tables ? i : -1);
    }
    for (int i = 0; i < tables * 128; i++) {
      out.putInt(SECTOR + 4 * i, i < tables ? -3 : -1);
    }
    chain(out, tables, directory);
    entry(out, tables, 0, "Root Entry", 5, -2, 0);
    out.putInt((1 + tables) * SECTOR + 76, 1);
    int at = tables + directory;
    int id = 1;
    for (Map.Entry<String, byte[]> stream : all.entrySet()) {
      int length = Math.max(4096, stream.getValue().length);
      entry(out, tables, id, stream.getKey(), 2, at, length);
      // A list to the right is a tree as well.
      out.putInt((1 + tables) * SECTOR + id * 128 + 72, id < all.size() ? id + 1 : -1);
      out.put((1 + at) * SECTOR, stream.getValue());
      chain(out, at, sectors(stream.getValue().length));
      at += sectors(stream.getValue().length);
      id++;
    }
    out.put((1 + at) * SECTOR, Person.REVIEWER.getBytes(StandardCharsets.UTF_16LE));
    return out.array();
  }

  private static void chain(ByteBuffer out, int from, int count) {
    for (int i = 0; i < count; i++) {
      out.putInt(SECTOR + 4 * (from + i), i + 1 < count ? from + i + 1 : -2);
    }
  }

  private static void entry(
      ByteBuffer out, int directory, int id, String name, int type, int start, int length) {
    int at = (1 + directory) * SECTOR + id * 128;
    byte[] utf16 = name.getBytes(StandardCharsets.UTF_16LE);
    out.put(at, utf16).putShort(at + 64, (short) (utf16.length + 2));
    out.put(at + 66, (byte) type).put(at + 67, (byte) 1);
    out.putInt(at + 68, -1).putInt(at + 72, -1).putInt(at + 76, -1);
    out.putLong(at + 108, 0x01dcb3c46a3d2000L).putInt(at + 116, start).putInt(at + 120, length);
  }

  private static int sectors(int length) {
    return (Math.max(4096, length) + SECTOR - 1) / SECTOR;
  }

  /** A description ([MS-OLEPS]) with an author, who saved it last, and a program. */
  private static byte[] summary() {
    ByteBuffer out = little(512);
    out.putShort(0, (short) 0xfffe).putInt(24, 1).putInt(44, 48);
    String[] values = {Person.NAME, Person.REVIEWER, Person.SOFTWARE};
    int[] ids = {4, 8, 18};
    int at = 8 + 8 * values.length;
    for (int i = 0; i < values.length; i++) {
      byte[] text = (values[i] + "\0").getBytes(StandardCharsets.ISO_8859_1);
      out.putInt(56 + 8 * i, ids[i]).putInt(60 + 8 * i, at);
      out.putInt(48 + at, 30).putInt(52 + at, text.length).put(56 + at, text);
      at += 8 + (text.length + 3) / 4 * 4;
    }
    out.putInt(48, at).putInt(52, values.length);
    return out.array();
  }

  static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
