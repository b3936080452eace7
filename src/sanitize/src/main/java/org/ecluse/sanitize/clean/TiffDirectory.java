package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.TreeMap;
import org.ecluse.core.Content;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * One image file directory of a TIFF (TIFF 6.0 §2) or BigTIFF, with the values of its known tags in
 * memory.
 *
 * @param next where the next one is, 0 if none
 */
record TiffDirectory(TreeMap<Integer, Field> fields, long next) {

  /** Bytes of one value, by type number; 0 is unknown. */
  private static final int[] SIZES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

  private static final int SHORT = 3;
  static final int LONG = 4;
  static final int LONG8 = 16;

  /** A tag's values, in the byte order of the file. */
  @SuppressWarnings("ArrayRecordComponent")
  record Field(int type, long count, byte[] values) {

    static Field longs(long[] numbers, boolean big, ByteOrder order) {
      ByteBuffer values = ByteBuffer.allocate(numbers.length * (big ? 8 : 4)).order(order);
      for (long number : numbers) {
        if (big) {
          values.putLong(number);
        } else {
          values.putInt((int) number);
        }
      }
      return new Field(big ? LONG8 : LONG, numbers.length, values.array());
    }

    /** The values as whole numbers without sign; empty if they are of another sort. */
    long[] numbers(ByteOrder order) {
      ByteBuffer in = ByteBuffer.wrap(values).order(order);
      long[] numbers = new long[type == SHORT || type == LONG || type == LONG8 ? (int) count : 0];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] =
            switch (type) {
              case SHORT -> in.getShort() & 0xffff;
              case LONG -> in.getInt() & 0xffffffffL;
              default -> in.getLong();
            };
      }
      return numbers;
    }
  }

  /** What the wanted tags are. */
  interface Wanted {
    boolean tag(int number);
  }

  static TiffDirectory read(Content content, long at, TiffForm form, Wanted wanted)
      throws IOException {
    int countSize = form.big() ? 8 : 2;
    int entrySize = form.big() ? 20 : 12;
    long entries = form.big() ? form.buffer(content, at, 8).getLong() : 0;
    if (!form.big()) {
      entries = form.buffer(content, at, 2).getShort() & 0xffff;
    }
    if (entries <= 0 || entries > 0xffff) {
      throw Uncleanable.damaged();
    }
    ByteBuffer table = form.buffer(content, at + countSize, (int) entries * entrySize);
    TreeMap<Integer, Field> fields = new TreeMap<>();
    for (int i = 0; i < entries; i++) {
      ByteBuffer entry = table.slice(i * entrySize, entrySize).order(form.order());
      int tag = entry.getShort() & 0xffff;
      if (wanted.tag(tag) && !fields.containsKey(tag)) {
        field(content, entry, form, fields, tag);
      }
    }
    long end = at + countSize + entries * entrySize;
    int wordSize = form.big() ? 8 : 4;
    // Some writers leave the last word out.
    long next = end + wordSize > content.size() ? 0 : form.word(content, end);
    return new TiffDirectory(fields, next);
  }

  private static void field(
      Content content, ByteBuffer entry, TiffForm form, TreeMap<Integer, Field> fields, int tag)
      throws IOException {
    int type = entry.getShort() & 0xffff;
    long count = form.big() ? entry.getLong() : entry.getInt() & 0xffffffffL;
    int unit = type < SIZES.length ? SIZES[type] : 0;
    if (unit == 0 || count <= 0) {
      return;
    }
    if (count > Bounds.SEGMENT / unit) {
      throw Uncleanable.tooLarge();
    }
    byte[] values = new byte[(int) count * unit];
    if (values.length <= form.wordSize()) {
      entry.get(values);
    } else {
      long at = form.big() ? entry.getLong() : entry.getInt() & 0xffffffffL;
      form.buffer(content, at, values.length).get(values);
    }
    fields.put(tag, new Field(type, count, values));
  }

  long number(int tag, ByteOrder order, long otherwise) {
    long[] numbers = numbers(tag, order);
    return numbers.length == 0 ? otherwise : numbers[0];
  }

  long[] numbers(int tag, ByteOrder order) {
    Field field = fields.get(tag);
    return field == null ? new long[0] : field.numbers(order);
  }
}
