package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * BMP (Windows GDI, "bitmap storage"), lossless: header, masks, palette and pixels stay. Profiles,
 * which may be paths on somebody's disk, gaps, reserved fields and everything behind the pixels go.
 */
public class BmpCleaner implements Cleaner {

  private static final int FILE_HEAD = 14;
  private static final int OLD = 12;
  private static final int INFO = 40;
  private static final int LARGEST = 124;
  private static final int SRGB = 0x73524742;
  private static final int CALIBRATED = 0;
  private static final int EMBEDDED_FORMATS = 4;

  @Override
  public MediaKind kind() {
    return MediaKind.BMP;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    ByteBuffer file = bytes(source, 0, FILE_HEAD + 4);
    int size = file.getInt(FILE_HEAD);
    long data = file.getInt(10) & 0xffffffffL;
    if (size != OLD && (size < INFO || size > LARGEST)) {
      throw Uncleanable.damaged();
    }
    ByteBuffer head = bytes(source, FILE_HEAD, size);
    int compression = size == OLD ? 0 : head.getInt(16);
    if (compression >= EMBEDDED_FORMATS && compression != 6) {
      throw new Uncleanable(Reason.UNKNOWN_KIND);
    }
    long table = table(head, size, compression, FILE_HEAD + size, data);
    long pixels = pixels(head, size, compression, source.size() - data);
    neutral(head, size);
    ByteBuffer out = ByteBuffer.allocate(FILE_HEAD).order(ByteOrder.LITTLE_ENDIAN);
    long start = FILE_HEAD + size + table;
    out.putShort((short) 0x4d42).putInt((int) (start + pixels)).putInt(0).putInt((int) start);
    sink.write(out.array());
    sink.write(Box.array(head));
    sink.copy(source, FILE_HEAD + size, table);
    sink.copy(source, data, pixels);
    tail(source, sink, data + pixels);
  }

  /** What follows the pixels; the seam for a test that breaks this cleaner on purpose. */
  void tail(Content source, Sink sink, long from) throws IOException {}

  /** Masks and palette between the header and the pixels. */
  private static long table(ByteBuffer head, int size, int compression, long from, long data)
      throws Uncleanable {
    int bits = head.getShort(size == OLD ? 10 : 14) & 0xffff;
    long masks = size == INFO && compression == 3 ? 12 : size == INFO && compression == 6 ? 16 : 0;
    long used = size == OLD ? 0 : head.getInt(32) & 0xffffffffL;
    long colours = bits <= 8 ? (used == 0 ? 1L << bits : used) : 0;
    long table = masks + colours * (size == OLD ? 3 : 4);
    if (data < from || bits > 32) {
      throw Uncleanable.damaged();
    }
    return Math.min(table, data - from);
  }

  private static long pixels(ByteBuffer head, int size, int compression, long there)
      throws Uncleanable {
    long width = size == OLD ? head.getShort(4) & 0xffff : head.getInt(4);
    long height = Math.abs((long) (size == OLD ? head.getShort(6) : head.getInt(8)));
    int bits = head.getShort(size == OLD ? 10 : 14) & 0xffff;
    // No bits: the pixels would be those of another format.
    if (width <= 0 || height == 0 || there <= 0 || bits == 0) {
      throw Uncleanable.damaged();
    }
    if (width > Bounds.PIXELS || width * height > Bounds.PIXELS) {
      throw Uncleanable.tooLarge();
    }
    boolean packed = compression == 1 || compression == 2;
    long rows = (width * bits + 31) / 32 * 4 * height;
    long named = size == OLD ? 0 : head.getInt(20) & 0xffffffffL;
    return Math.min(there, packed ? (named == 0 ? there : named) : rows);
  }

  /** Colour space and intent without a profile; reserved fields without anything. */
  private static void neutral(ByteBuffer head, int size) {
    if (size >= 60 && head.getInt(56) != CALIBRATED) {
      head.putInt(56, SRGB);
    }
    for (int field = 112; field + 4 <= size; field += 4) {
      head.putInt(field, 0);
    }
  }

  private static ByteBuffer bytes(Content source, long at, int length) throws IOException {
    byte[] bytes = new byte[length];
    source.read(at, bytes, 0, length);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
