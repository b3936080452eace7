package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.ecluse.core.Content;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * A chunk of the RIFF and IFF families: four letters, a size, that many bytes and a byte to make it
 * even.
 *
 * @param body where its bytes start in the file
 */
record RiffChunk(String name, long body, long size) {

  static final int HEAD = 8;

  /**
   * The chunks between two places. The last one may claim more than there is: recorders that lose
   * power leave such files, and players read them to their end.
   */
  static List<RiffChunk> list(Content content, long from, long to, ByteOrder order)
      throws IOException {
    List<RiffChunk> chunks = new ArrayList<>();
    byte[] head = new byte[HEAD];
    for (long at = from; to - at >= HEAD; ) {
      content.read(at, head, 0, HEAD);
      long size = Math.min(number(head, 4, order), to - at - HEAD);
      chunks.add(
          new RiffChunk(new String(head, 0, 4, StandardCharsets.ISO_8859_1), at + HEAD, size));
      if (chunks.size() > Bounds.CHUNKS) {
        throw Uncleanable.tooLarge();
      }
      at += HEAD + size + (size & 1);
    }
    return chunks;
  }

  byte[] bytes(Content content, int most) throws IOException {
    if (size > most) {
      throw Uncleanable.tooLarge();
    }
    byte[] bytes = new byte[(int) size];
    content.read(body, bytes, 0, bytes.length);
    return bytes;
  }

  static long number(byte[] bytes, int at, ByteOrder order) {
    return ByteBuffer.wrap(bytes).order(order).getInt(at) & 0xffffffffL;
  }

  static byte[] head(String name, long size, ByteOrder order) {
    ByteBuffer head = ByteBuffer.allocate(HEAD).order(order);
    return head.put(name.getBytes(StandardCharsets.ISO_8859_1)).putInt((int) size).array();
  }

  /** A whole new chunk with its padding. */
  static void add(Pieces to, String name, byte[] body, ByteOrder order) throws IOException {
    to.add(head(name, body.length, order)).add(body).add(new byte[body.length & 1]);
  }

  /** This chunk as it is, under the same name. */
  void copy(Pieces to, ByteOrder order) throws IOException {
    to.add(head(name, size, order)).range(body, size).add(new byte[(int) (size & 1)]);
  }
}
