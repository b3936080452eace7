package org.ecluse.sanitize.clean;

import java.io.IOException;
import org.ecluse.core.Content;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * Finds where FLAC frames end. A frame has no length, but a check value that makes its CRC-16 zero
 * (RFC 9639 §9.3), and the next one starts with a header that has a CRC-8 (§9.1).
 */
final class FlacFrames {

  private static final int LONGEST_HEAD = 16;
  private static final int[] CRC16 = table(0x8005, 16);
  private static final int[] CRC8 = table(0x07, 8);

  private FlacFrames() {}

  /**
   * The end of the last frame whose check value is right. A last frame that is broken off is left
   * out, unless it is the only one.
   */
  static long end(Content content, long from, long to) throws IOException {
    if (from == to) {
      return to;
    }
    if (headSize(content, from, to) == 0) {
      throw Uncleanable.damaged();
    }
    byte[] block = new byte[Bounds.BLOCK];
    int crc = 0;
    long frame = from;
    long right = -1;
    for (long at = from; at < to; ) {
      int length = (int) Math.min(block.length, to - at);
      content.read(at, block, 0, length);
      for (int i = 0; i < length; i++) {
        crc = (crc << 8 ^ CRC16[(crc >> 8 ^ block[i]) & 0xff]) & 0xffff;
        long next = at + i + 1;
        if (crc == 0 && next - frame > 8) {
          right = next;
          if (next < to && headSize(content, next, to) > 0) {
            frame = next;
          }
        }
      }
      at += length;
    }
    return right < 0 ? to : right;
  }

  /** The size of a frame header with a right check value, or 0. */
  private static int headSize(Content content, long at, long to) throws IOException {
    byte[] head = new byte[(int) Math.min(LONGEST_HEAD, to - at)];
    content.read(at, head, 0, head.length);
    if (head.length < 6 || head[0] != (byte) 0xff || (head[1] & 0xfe) != 0xf8) {
      return 0;
    }
    int size = 4 + Math.max(1, Integer.numberOfLeadingZeros(~head[4] << 24));
    int blockSize = head[2] >> 4 & 15;
    int rate = head[2] & 15;
    size += blockSize == 6 ? 1 : blockSize == 7 ? 2 : 0;
    size += rate == 12 ? 1 : rate == 13 || rate == 14 ? 2 : 0;
    if (size >= head.length || blockSize == 0 || rate == 15) {
      return 0;
    }
    int crc = 0;
    for (int i = 0; i <= size; i++) {
      crc = CRC8[(crc ^ head[i]) & 0xff];
    }
    return crc == 0 ? size + 1 : 0;
  }

  private static int[] table(int polynomial, int bits) {
    int[] table = new int[256];
    for (int i = 0; i < 256; i++) {
      int value = i << (bits - 8);
      for (int bit = 0; bit < 8; bit++) {
        boolean high = (value & (1 << (bits - 1))) != 0;
        value = ((value << 1) ^ (high ? polynomial : 0)) & ((1 << bits) - 1);
      }
      table[i] = value;
    }
    return table;
  }
}
