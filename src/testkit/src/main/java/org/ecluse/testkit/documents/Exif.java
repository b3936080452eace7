package org.ecluse.testkit.documents;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the EXIF block of a talkative phone (CIPA DC-008): make, model, person, time and place.
 */
final class Exif {

  private static final int ASCII = 2;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int RATIONAL = 5;

  private record Entry(int tag, int type, int count, byte[] value) {}

  private Exif() {}

  /** A TIFF block, little-endian, with the given orientation and thumbnail. */
  static byte[] block(int orientation, byte[] thumbnail) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {'I', 'I', 42, 0, 8, 0, 0, 0});
    List<Entry> first = new ArrayList<>();
    first.add(text(0x010f, Person.CAMERA));
    first.add(text(0x0110, Person.MODEL));
    first.add(number(0x0112, SHORT, orientation));
    first.add(text(0x0131, Person.SOFTWARE));
    first.add(text(0x0132, Person.DATE));
    first.add(text(0x013b, Person.NAME));
    first.add(text(0x8298, "(c) " + Person.NAME));
    List<Entry> details =
        List.of(
            text(0x9003, Person.DATE),
            text(0x9004, Person.DATE),
            text(0xa430, Person.NAME),
            text(0xa431, Person.SERIAL),
            text(0xa434, "Obscura 28mm f/2"));
    List<Entry> place =
        List.of(
            text(0x0001, "N"),
            rationals(0x0002, 48, 1, 51, 1, 2967, 100),
            text(0x0003, "E"),
            rationals(0x0004, 2, 1, 17, 1, 4020, 100),
            rationals(0x0007, 14, 1, 9, 1, 26, 1),
            text(0x001d, "2026:03:14"));
    int firstSize = size(first) + 24;
    int detailsAt = 8 + firstSize + 6;
    int placeAt = detailsAt + size(details) + 6;
    int thumbnailAt = placeAt + size(place) + 6;
    first.add(number(0x8769, LONG, detailsAt));
    first.add(number(0x8825, LONG, placeAt));
    List<Entry> second =
        List.of(
            number(0x0103, SHORT, 6),
            number(0x0201, LONG, thumbnailAt + size3() + 6),
            number(0x0202, LONG, thumbnail.length));
    directory(out, first, thumbnailAt);
    directory(out, details, 0);
    directory(out, place, 0);
    directory(out, second, 0);
    out.writeBytes(thumbnail);
    return out.toByteArray();
  }

  private static int size3() {
    return 3 * 12;
  }

  private static int size(List<Entry> entries) {
    return entries.stream().mapToInt(e -> 12 + outside(e)).sum();
  }

  private static int outside(Entry entry) {
    return entry.value().length <= 4 ? 0 : (entry.value().length + 1) & ~1;
  }

  private static void directory(ByteArrayOutputStream out, List<Entry> entries, int next) {
    int at = out.size();
    int values = at + 6 + 12 * entries.size();
    ByteBuffer table = ByteBuffer.allocate(6 + size(entries)).order(ByteOrder.LITTLE_ENDIAN);
    table.putShort((short) entries.size());
    for (Entry entry : entries) {
      table.putShort((short) entry.tag()).putShort((short) entry.type()).putInt(entry.count());
      if (entry.value().length <= 4) {
        table.put(entry.value()).position(table.position() + 4 - entry.value().length);
      } else {
        table.putInt(values);
        table.put(values - at, entry.value());
        values += outside(entry);
      }
    }
    table.putInt(next);
    out.writeBytes(table.array());
  }

  private static Entry text(int tag, String text) {
    byte[] value = (text + "\0").getBytes(StandardCharsets.US_ASCII);
    return new Entry(tag, ASCII, value.length, value);
  }

  private static Entry number(int tag, int type, int value) {
    ByteBuffer bytes = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
    if (type == SHORT) {
      bytes.putShort((short) value);
    } else {
      bytes.putInt(value);
    }
    return new Entry(tag, type, 1, bytes.array());
  }

  private static Entry rationals(int tag, int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      bytes.putInt(value);
    }
    return new Entry(tag, RATIONAL, values.length / 2, bytes.array());
  }
}
