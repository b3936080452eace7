package org.ecluse.testkit.documents;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Documents of the office programs before 2007, as small as they can be: a letter with a deleted
 * word and what an earlier saving left, a talk of two savings.
 */
@SuppressWarnings("ByteBufferBackingArray") // Every buffer here is a whole array.
public final class DirtyOldOffice {

  public static final String TEXT = "The lanterns burn until five.";
  private static final String DELETED = "Told by " + Person.NAME + ".";

  private DirtyOldOffice() {}

  /** A letter ([MS-DOC]): text at 1024, formatting at 1536 and 2048, left-over words behind. */
  public static byte[] doc() {
    ByteBuffer document = DirtyCompound.little(4096);
    ByteBuffer table = DirtyCompound.little(4096);
    String text = TEXT + "\r" + DELETED + "\r";
    document.putShort(0, (short) 0xa5ec).putShort(2, (short) 0xc1).putShort(10, (short) 0x200);
    document.putShort(32, (short) 14).putShort(62, (short) 22).putShort(152, (short) 93);
    document.putInt(76, text.length()).putInt(72, 0x2026).putInt(64, 4096);
    document.put(1024, text.getBytes(StandardCharsets.ISO_8859_1));
    document.put(3000, (Person.COMPANY + " told us").getBytes(StandardCharsets.ISO_8859_1));
    int deleted = 1024 + TEXT.length() + 1;
    int end = 1024 + text.length();
    // Two runs; the second is deleted by author 1 at some time.
    document.putInt(1536, 1024).putInt(1540, deleted).putInt(1544, end).put(1548, (byte) 0);
    document.put(1549, (byte) 100).put(2047, (byte) 2).put(1736, (byte) 19);
    document.putShort(1737, (short) 0x0800).put(1739, (byte) 1);
    document.putShort(1740, (short) 0x4863).putShort(1742, (short) 1);
    document.putShort(1744, (short) 0x6864).putInt(1746, 0x12345678);
    document.putShort(1750, (short) 0x6816).putInt(1752, 0x00a1b2c3);
    document.putInt(2048, 1024).putInt(2052, end).put(2559, (byte) 1);
    int at = 0;
    at =
        table(document, table, 12, at, DirtyCompound.little(12).putInt(1024).putInt(end).putInt(3));
    at =
        table(document, table, 13, at, DirtyCompound.little(12).putInt(1024).putInt(end).putInt(4));
    ByteBuffer dates = DirtyCompound.little(500).putInt(20, 0x2f8e3a51).putInt(24, 0x2f8e3a52);
    at = table(document, table, 31, at, dates.putShort(32, (short) 7).putInt(34, 90));
    ByteBuffer pieces = DirtyCompound.little(21).put((byte) 2).putInt(16).putInt(0);
    pieces.putInt(text.length()).putShort((short) 0).putInt(0x40000000 | 2048);
    at = table(document, table, 33, at, pieces);
    at =
        table(
            document,
            table,
            1,
            at,
            DirtyCompound.little(20).putShort((short) 18).putShort(4, (short) 10));
    at = table(document, table, 51, at, names("Unknown", Person.REVIEWER));
    table(document, table, 71, at, names(Person.NAME, Person.PATH));
    return DirtyCompound.make(Map.of("WordDocument", document.array(), "1Table", table.array()));
  }

  private static int table(
      ByteBuffer document, ByteBuffer table, int index, int at, ByteBuffer bytes) {
    document.putInt(154 + 8 * index, at).putInt(158 + 8 * index, bytes.capacity());
    table.put(at, bytes.array());
    return at + bytes.capacity();
  }

  private static ByteBuffer names(String... names) {
    ByteBuffer out = DirtyCompound.little(512).putShort((short) -1).putShort((short) names.length);
    out.putShort((short) 0);
    for (String name : names) {
      out.putShort((short) name.length()).put(name.getBytes(StandardCharsets.UTF_16LE));
    }
    return DirtyCompound.little(out.position()).put(out.array(), 0, out.position());
  }

  /** A talk ([MS-PPT]) of one object, saved twice; the first saving named somebody. */
  public static byte[] ppt() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int first = out.size();
    atom(out, 15, 0x3e8, textOf(Person.NAME));
    int edit = saving(out, first, 0);
    int second = out.size();
    ByteArrayOutputStream document = new ByteArrayOutputStream();
    document.writeBytes(textOf(TEXT));
    atom(document, 15, 0x2ee0, textOf(Person.REVIEWER));
    atom(document, 0, 0xfba, Person.PATH.getBytes(StandardCharsets.UTF_16LE));
    atom(out, 15, 0x3e8, document.toByteArray());
    int last = saving(out, second, edit);
    byte[] name = Person.NAME.getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer user = DirtyCompound.little(24 + name.length).putInt(0x14).putInt(0xe391c05f);
    user.putInt(last).putShort((short) name.length).putShort((short) 0x3f4).putInt(3);
    user.put(20, name).putInt(20 + name.length, 8);
    ByteArrayOutputStream current = new ByteArrayOutputStream();
    atom(current, 0, 0xff6, user.array());
    return DirtyCompound.make(
        Map.of("PowerPoint Document", out.toByteArray(), "Current User", current.toByteArray()));
  }

  private static int saving(ByteArrayOutputStream out, int object, int before) {
    int directory = out.size();
    atom(out, 0, 0x1772, DirtyCompound.little(8).putInt(1 << 20 | 1).putInt(object).array());
    int edit = out.size();
    atom(
        out,
        0,
        0xff5,
        DirtyCompound.little(28)
            .putInt(8, before)
            .putInt(12, directory)
            .putInt(16, 1)
            .putInt(20, 2)
            .array());
    return edit;
  }

  private static byte[] textOf(String words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    atom(out, 0, 0xfa0, words.getBytes(StandardCharsets.UTF_16LE));
    return out.toByteArray();
  }

  private static void atom(ByteArrayOutputStream out, int version, int type, byte[] body) {
    out.writeBytes(
        DirtyCompound.little(8)
            .putShort((short) version)
            .putShort((short) type)
            .putInt(body.length)
            .array());
    out.writeBytes(body);
  }
}
