package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.util.Set;
import org.ecluse.core.Content;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * An element of EBML (RFC 8794 §4 to 6).
 *
 * @param end behind its last byte; of an element of unknown size, the end of its parent
 */
record EbmlElement(long id, long start, long body, long end, boolean isUnknown) {

  private static final int VOID = 0xec;
  private static final long CLUSTER = 0x1f43b675L;
  private static final Set<Long> TOP =
      Set.of(
          CLUSTER,
          0x1549a966L,
          0x1654ae6bL,
          0x1c53bb6bL,
          0x114d9b74L,
          0x1254c367L,
          0x1941a469L,
          0x1043a770L,
          0x18538067L,
          0x1a45dfa3L);

  /** The element at that place. The last one of a file may be broken off. */
  static EbmlElement at(Content content, long at, long end) throws IOException {
    byte[] head = new byte[(int) Math.min(12, end - at)];
    content.read(at, head, 0, head.length);
    int idSize = head.length == 0 ? 9 : Integer.numberOfLeadingZeros(head[0] & 0xff) - 23;
    if (idSize > 4 || idSize + 1 > head.length) {
      throw Uncleanable.damaged();
    }
    long id = 0;
    for (int i = 0; i < idSize; i++) {
      id = id << 8 | (head[i] & 0xff);
    }
    int sizeSize = Integer.numberOfLeadingZeros(head[idSize] & 0xff) - 23;
    if (sizeSize > 8 || idSize + sizeSize > head.length) {
      throw Uncleanable.damaged();
    }
    long size = head[idSize] & (0xff >> sizeSize);
    boolean unknown = size == (0xff >> sizeSize);
    for (int i = 1; i < sizeSize; i++) {
      size = size << 8 | (head[idSize + i] & 0xff);
      unknown &= head[idSize + i] == (byte) 0xff;
    }
    long body = at + idSize + sizeSize;
    if (unknown || size > end - body) {
      boolean cutOff = !unknown && end == content.size();
      if (!unknown && !cutOff) {
        throw Uncleanable.damaged();
      }
      return new EbmlElement(id, at, body, end, unknown);
    }
    return new EbmlElement(id, at, body, body + size, false);
  }

  /** Whether this one ends a parent of unknown size by not being a child of it. */
  boolean endsUnknown(long parent) {
    return parent == CLUSTER ? TOP.contains(id) : id == 0x18538067L || id == 0x1a45dfa3L;
  }

  /** A number with its size in its first bits, such as a block's track. */
  static long number(Content content, long at, long end) throws IOException {
    byte[] bytes = new byte[(int) Math.min(8, Math.max(0, end - at))];
    content.read(at, bytes, 0, bytes.length);
    int size = bytes.length == 0 ? 9 : Integer.numberOfLeadingZeros(bytes[0] & 0xff) - 23;
    if (size > bytes.length) {
      throw Uncleanable.damaged();
    }
    long value = bytes[0] & (0xff >> size);
    for (int i = 1; i < size; i++) {
      value = value << 8 | (bytes[i] & 0xff);
    }
    return value;
  }

  /** The head of a void that takes so many bytes with it, at least 2. */
  static byte[] voidHead(long whole) {
    int sizeSize = whole - 2 < 127 ? 1 : 8;
    long size = whole - 1 - sizeSize;
    byte[] head = new byte[1 + sizeSize];
    head[0] = (byte) VOID;
    for (int i = 0; i < sizeSize; i++) {
      head[sizeSize - i] = (byte) (size >> (8 * i));
    }
    head[1] |= (byte) (0x100 >> sizeSize);
    return head;
  }
}
