package org.ecluse.sanitize.clean;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Which way up a picture is, the one thing of EXIF that stays (EXIF 3.0 §4.6.5.1.7). */
final class Turn {

  private static final int MOST_ENTRIES = 512;

  private Turn() {}

  /** The orientation that the first directory of a TIFF block names, 1 to 8; 1 if none. */
  static int of(byte[] block, int start) {
    if (start < 0 || block.length - start < 8) {
      return 1;
    }
    ByteBuffer tiff = ByteBuffer.wrap(block, start, block.length - start).slice();
    tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int at = tiff.getInt(4);
    if (at < 8 || at > tiff.limit() - 2) {
      return 1;
    }
    int entries = Math.min(tiff.getShort(at) & 0xffff, MOST_ENTRIES);
    for (int i = 0; i < entries && at + 2 + 12 * (i + 1) <= tiff.limit(); i++) {
      int entry = at + 2 + 12 * i;
      if (tiff.getShort(entry) == 0x0112) {
        int value = tiff.getShort(entry + 8) & 0xffff;
        return value >= 1 && value <= 8 ? value : 1;
      }
    }
    return 1;
  }

  /** A TIFF block of one directory with one entry. */
  static byte[] block(int orientation) {
    ByteBuffer block = ByteBuffer.allocate(8 + 2 + 12 + 4);
    block.putShort((short) 0x4d4d).putShort((short) 42).putInt(8).putShort((short) 1);
    block.putShort((short) 0x0112).putShort((short) 3).putInt(1);
    block.putShort((short) orientation).putShort((short) 0);
    return block.putInt(0).array();
  }
}
