package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.MemorySink;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * Icons (Windows ICO), lossless: each picture, a bitmap without file header or a PNG, is copied as
 * far as its measures say, one behind the other. What lies between and behind them goes.
 */
public class IcoCleaner implements Cleaner {

  private static final int HEAD = 6;
  private static final int ENTRY = 16;
  private static final int INFO = 40;
  private static final int LARGEST = 1024;

  private final Cleaner png = new PngCleaner();

  @Override
  public MediaKind kind() {
    return MediaKind.ICO;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    int count = little(source, 0, HEAD).getShort(4) & 0xffff;
    if (count == 0 || count > LARGEST) {
      throw Uncleanable.damaged();
    }
    List<byte[]> pictures = new ArrayList<>();
    ByteBuffer list = ByteBuffer.allocate(HEAD + count * ENTRY).order(ByteOrder.LITTLE_ENDIAN);
    list.putShort((short) 0).putShort((short) 1).putShort((short) count);
    int at = list.capacity();
    for (int i = 0; i < count; i++) {
      ByteBuffer entry = little(source, HEAD + (long) i * ENTRY, ENTRY);
      byte[] picture = picture(source, entry, notes);
      list.put(entry.get(0)).put(entry.get(1)).put(entry.get(2)).put((byte) 0);
      list.putShort(entry.getShort(4)).putShort(entry.getShort(6));
      list.putInt(picture.length).putInt(at);
      pictures.add(picture);
      at = Math.addExact(at, picture.length);
    }
    sink.write(list.array());
    for (byte[] picture : pictures) {
      sink.write(picture);
    }
    tail(source, sink);
  }

  /** What follows the pictures; the seam for a test that breaks this cleaner on purpose. */
  void tail(Content source, Sink sink) throws IOException {}

  private byte[] picture(Content source, ByteBuffer entry, Notes notes) throws IOException {
    long length = entry.getInt(8) & 0xffffffffL;
    long from = entry.getInt(12) & 0xffffffffL;
    if (length < INFO || length > source.size() - from) {
      throw Uncleanable.damaged();
    }
    if (length > Bounds.SEGMENT) {
      throw Uncleanable.tooLarge();
    }
    byte[] bytes = new byte[(int) length];
    source.read(from, bytes, 0, bytes.length);
    ByteBuffer fields = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (fields.getInt(0) == INFO) {
      return bitmap(fields);
    }
    if (bytes[0] != (byte) 0x89) {
      throw Uncleanable.damaged();
    }
    MemorySink clean = new MemorySink(length + Bounds.BLOCK);
    png.clean(Content.of(bytes), clean, notes);
    return clean.bytes();
  }

  /** Header, palette, colours and mask; the height in the header is that of both together. */
  private static byte[] bitmap(ByteBuffer bytes) throws IOException {
    long width = bytes.getInt(4);
    long height = bytes.getInt(8) / 2;
    int bits = bytes.getShort(14) & 0xffff;
    long named = bytes.getInt(32) & 0xffffffffL;
    if (width <= 0 || height <= 0 || width > LARGEST || height > LARGEST || bits > 32) {
      throw Uncleanable.damaged();
    }
    long colours = bits > 8 ? 0 : named == 0 ? 1L << bits : named;
    long pixels = ((width * bits + 31) / 32 * 4 + (width + 31) / 32 * 4) * height;
    long size = INFO + Math.min(colours, 256) * 4 + pixels;
    byte[] bitmap = new byte[(int) Math.min(size, bytes.capacity())];
    bytes.get(0, bitmap);
    return bitmap;
  }

  private static ByteBuffer little(Content source, long at, int length) throws IOException {
    if (length > source.size() - at) {
      throw Uncleanable.damaged();
    }
    byte[] bytes = new byte[length];
    source.read(at, bytes, 0, length);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
