package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecluse.core.Content;
import org.ecluse.sanitize.io.Bounds;

/** A page of Ogg (RFC 3533 §6). Its body is never longer than 65,025 bytes. */
@SuppressWarnings("ArrayRecordComponent")
record OggPage(int flags, long granule, int serial, byte[] lacing, byte[] body) {

  static final int CONTINUED = 1;
  static final int FIRST = 2;
  static final int LAST = 4;
  static final int SEGMENTS = 255;
  private static final int HEAD = 27;
  private static final int MAGIC = 0x4f676753;
  private static final int[] CRC = table();

  /** The page at that place, or nothing if there is none, or not the whole of it. */
  static Optional<OggPage> read(Content content, long at) throws IOException {
    if (HEAD > content.size() - at) {
      return Optional.empty();
    }
    byte[] bytes = new byte[HEAD];
    content.read(at, bytes, 0, HEAD);
    ByteBuffer head = ByteBuffer.wrap(bytes);
    if (head.getInt(0) != MAGIC || bytes[4] != 0) {
      return Optional.empty();
    }
    head.order(ByteOrder.LITTLE_ENDIAN);
    byte[] lacing = new byte[bytes[26] & 0xff];
    if (lacing.length > content.size() - at - HEAD) {
      return Optional.empty();
    }
    content.read(at + HEAD, lacing, 0, lacing.length);
    int size = 0;
    for (byte segment : lacing) {
      size += segment & 0xff;
    }
    if (size > content.size() - at - HEAD - lacing.length) {
      return Optional.empty();
    }
    byte[] body = new byte[size];
    content.read(at + HEAD + lacing.length, body, 0, size);
    OggPage page = new OggPage(bytes[5] & 7, head.getLong(6), head.getInt(14), lacing, body);
    // Players pass over a page whose check value is wrong; what it holds may be anything.
    byte[] same = page.bytes(page.serial(), head.getInt(18));
    boolean right =
        ByteBuffer.wrap(same).order(ByteOrder.LITTLE_ENDIAN).getInt(22) == head.getInt(22);
    return right ? Optional.of(page) : Optional.empty();
  }

  /** Where the next page could start, at that place or behind it; the size if nowhere. */
  static long seek(Content content, long from) throws IOException {
    byte[] block = new byte[Bounds.BLOCK];
    for (long at = from; at < content.size(); ) {
      int length = (int) Math.min(block.length, content.size() - at);
      content.read(at, block, 0, length);
      for (int i = 0; i + 4 <= length; i++) {
        if (block[i] == 'O' && ByteBuffer.wrap(block).getInt(i) == MAGIC) {
          return at + i;
        }
      }
      at += length < block.length ? length : length - 3;
    }
    return content.size();
  }

  long size() {
    return (long) HEAD + lacing.length + body.length;
  }

  /** The packets that the lacing cuts the body into; the last may go on in the next page. */
  List<byte[]> packets() {
    List<byte[]> packets = new ArrayList<>();
    int start = 0;
    int end = 0;
    for (int i = 0; i < lacing.length; i++) {
      end += lacing[i] & 0xff;
      if ((lacing[i] & 0xff) < SEGMENTS || i + 1 == lacing.length) {
        packets.add(java.util.Arrays.copyOfRange(body, start, end));
        start = end;
      }
    }
    return packets;
  }

  boolean lastPacketGoesOn() {
    return lacing.length > 0 && (lacing[lacing.length - 1] & 0xff) == SEGMENTS;
  }

  /** The bytes of this page under another serial and sequence number. */
  byte[] bytes(int newSerial, int sequence) {
    ByteBuffer page = ByteBuffer.allocate((int) size()).order(ByteOrder.LITTLE_ENDIAN);
    page.putInt(Integer.reverseBytes(MAGIC)).put((byte) 0).put((byte) (flags & 7));
    page.putLong(granule).putInt(newSerial).putInt(sequence).putInt(0);
    page.put((byte) lacing.length).put(lacing).put(body);
    int crc = 0;
    for (byte b : page.array()) {
      crc = crc << 8 ^ CRC[(crc >>> 24 ^ b) & 0xff];
    }
    return page.putInt(22, crc).array();
  }

  /** Pages that hold these packets and nothing else, with granule position 0. */
  static List<OggPage> of(List<byte[]> packets, int flags) {
    List<OggPage> pages = new ArrayList<>();
    java.io.ByteArrayOutputStream lacing = new java.io.ByteArrayOutputStream();
    java.io.ByteArrayOutputStream body = new java.io.ByteArrayOutputStream();
    int next = flags;
    boolean ends = false;
    for (byte[] packet : packets) {
      int left = packet.length;
      int from = 0;
      for (boolean done = false; !done; ) {
        int segment = Math.min(SEGMENTS, left);
        lacing.write(segment);
        body.write(packet, from, segment);
        from += segment;
        left -= segment;
        done = segment < SEGMENTS;
        ends |= done;
        if (lacing.size() == SEGMENTS) {
          pages.add(page(next, ends, lacing, body));
          next = done ? 0 : CONTINUED;
          ends = false;
        }
      }
    }
    if (lacing.size() > 0) {
      pages.add(page(next, ends, lacing, body));
    }
    return pages;
  }

  private static OggPage page(
      int flags,
      boolean ends,
      java.io.ByteArrayOutputStream lacing,
      java.io.ByteArrayOutputStream body) {
    OggPage page = new OggPage(flags, ends ? 0 : -1, 0, lacing.toByteArray(), body.toByteArray());
    lacing.reset();
    body.reset();
    return page;
  }

  private static int[] table() {
    int[] table = new int[256];
    for (int i = 0; i < 256; i++) {
      int value = i << 24;
      for (int bit = 0; bit < 8; bit++) {
        value = value << 1 ^ (value < 0 ? 0x04c11db7 : 0);
      }
      table[i] = value;
    }
    return table;
  }
}
