package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.ecluse.core.Content;
import org.ecluse.sanitize.io.Uncleanable;

/** How numbers are written in one TIFF: byte order, and whether offsets have 64 bits (BigTIFF). */
record TiffForm(ByteOrder order, boolean big) {

  static TiffForm of(Content content) throws IOException {
    byte[] head = new byte[4];
    content.read(0, head, 0, 4);
    ByteOrder order = head[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    int magic = ByteBuffer.wrap(head).order(order).getShort(2);
    if (magic != 42 && magic != 43) {
      throw Uncleanable.damaged();
    }
    return new TiffForm(order, magic == 43);
  }

  int wordSize() {
    return big ? 8 : 4;
  }

  int headSize() {
    return big ? 16 : 8;
  }

  /** The offset of the first directory. */
  long first(Content content) throws IOException {
    return word(content, big ? 8 : 4);
  }

  long word(Content content, long at) throws IOException {
    ByteBuffer word = buffer(content, at, wordSize());
    return big ? word.getLong() : word.getInt() & 0xffffffffL;
  }

  ByteBuffer buffer(Content content, long at, int length) throws IOException {
    if (at < 0 || length > content.size() - at) {
      throw Uncleanable.damaged();
    }
    byte[] bytes = new byte[length];
    content.read(at, bytes, 0, length);
    return ByteBuffer.wrap(bytes).order(order);
  }

  byte[] head(long first) {
    ByteBuffer head = ByteBuffer.allocate(headSize()).order(order);
    head.put((byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M')).put(head.get(0));
    if (big) {
      return head.putShort((short) 43)
          .putShort((short) 8)
          .putShort((short) 0)
          .putLong(first)
          .array();
    }
    return head.putShort((short) 42).putInt((int) first).array();
  }
}
