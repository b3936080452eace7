package org.ecluse.sanitize.clean;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecluse.core.Content;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * A box of the ISO base media file format (ISO/IEC 14496-12 §4.2), an atom of QuickTime.
 *
 * @param start where its size stands
 * @param body where its bytes start
 * @param end behind its last byte
 */
record Box(String type, long start, long body, long end) {

  private static final int HEAD = 8;
  private static final int LARGE = 16;

  /** The boxes of a whole file. The last one may be broken off. */
  static List<Box> file(Content content) throws IOException {
    return list(content, 0, content.size(), true);
  }

  /** The boxes between two places; one that passes the end is damage. */
  static List<Box> list(Content content, long from, long to) throws IOException {
    return list(content, from, to, false);
  }

  private static List<Box> list(Content content, long from, long to, boolean clip)
      throws IOException {
    List<Box> boxes = new ArrayList<>();
    byte[] bytes = new byte[LARGE];
    ByteBuffer head = ByteBuffer.wrap(bytes);
    for (long at = from; to - at >= HEAD; ) {
      content.read(at, bytes, 0, HEAD);
      long size = head.getInt(0) & 0xffffffffL;
      long body = at + HEAD;
      if (size == 1 && to - at >= LARGE) {
        content.read(at, bytes, 0, LARGE);
        size = head.getLong(8);
        body = at + LARGE;
      } else if (size == 0) {
        size = to - at;
      }
      if (size < body - at || size > to - at) {
        if (!clip || size < body - at) {
          throw Uncleanable.damaged();
        }
        size = to - at;
      }
      String type = new String(bytes, 4, 4, StandardCharsets.ISO_8859_1);
      boxes.add(new Box(type, at, body, at + size));
      if (boxes.size() > Bounds.CHUNKS) {
        throw Uncleanable.tooLarge();
      }
      at += size;
    }
    return boxes;
  }

  List<Box> children(Content content, int skip) throws IOException {
    return list(content, Math.min(body + skip, end), end);
  }

  static Optional<Box> first(List<Box> boxes, String type) {
    return boxes.stream().filter(b -> b.type.equals(type)).findFirst();
  }

  static Box need(List<Box> boxes, String type) throws Uncleanable {
    return first(boxes, type).orElseThrow(Uncleanable::damaged);
  }

  /** Its bytes, big-endian. */
  ByteBuffer bytes(Content content) throws IOException {
    if (end - body > Bounds.FILM_HEADER) {
      throw Uncleanable.tooLarge();
    }
    byte[] bytes = new byte[(int) (end - body)];
    content.read(body, bytes, 0, bytes.length);
    return ByteBuffer.wrap(bytes);
  }

  /** Its bytes, at least so many of them. */
  ByteBuffer bytes(Content content, int least) throws IOException {
    ByteBuffer bytes = bytes(content);
    if (bytes.limit() < least) {
      throw Uncleanable.damaged();
    }
    return bytes;
  }

  /** A copy of all bytes of a buffer. */
  static byte[] array(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.limit()];
    buffer.get(0, bytes);
    return bytes;
  }

  static byte[] of(String type, byte[]... parts) {
    int size = HEAD;
    for (byte[] part : parts) {
      size += part.length;
    }
    ByteBuffer box = ByteBuffer.allocate(size).putInt(size);
    box.put(type.getBytes(StandardCharsets.ISO_8859_1));
    for (byte[] part : parts) {
      box.put(part);
    }
    return box.array();
  }

  /** The first box of a file or of its data, with a size of 64 bits if it needs one. */
  static byte[] head(String type, long bodySize) {
    byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
    if (bodySize + HEAD <= 0xffffffffL) {
      return ByteBuffer.allocate(HEAD).putInt((int) (bodySize + HEAD)).put(name).array();
    }
    return ByteBuffer.allocate(LARGE).putInt(1).put(name).putLong(bodySize + LARGE).array();
  }

  /** Boxes one after the other while they are made. */
  static final class Join {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Join add(byte[] box) throws Uncleanable {
      out.writeBytes(box);
      if (out.size() > Bounds.FILM_HEADER) {
        throw Uncleanable.tooLarge();
      }
      return this;
    }

    byte[] bytes() {
      return out.toByteArray();
    }
  }
}
