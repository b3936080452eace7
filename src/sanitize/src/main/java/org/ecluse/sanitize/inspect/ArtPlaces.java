package org.ecluse.sanitize.inspect;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;

/**
 * Where pictures stand in a stream, by what their record headers look like ([MS-ODRAW] §2.2.23).
 */
final class ArtPlaces {

  private ArtPlaces() {}

  static BitSet of(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    BitSet places = new BitSet();
    for (int at = 0; at + 25 <= bytes.length; at++) {
      int type = in.getShort(at + 2) & 0xffff;
      int length = in.getInt(at + 4);
      boolean picture = (type >= 0xf01a && type <= 0xf01f) || type == 0xf029 || type == 0xf02a;
      if (picture && length > 17 && length <= bytes.length - at - 8) {
        places.set(at, at + 8 + length);
        at += 7 + length;
      }
    }
    return places;
  }
}
