package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.ecluse.core.Content;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Reader;
import org.ecluse.sanitize.io.Uncleanable;

/** Goes through boxes, one level at a time. */
final class BoxWalk {

  /** What is done with a box; the places are those of its body. */
  interface Visitor {
    void box(String type, long from, long to) throws IOException;
  }

  private BoxWalk() {}

  /**
   * Visits the boxes of one level.
   *
   * @return where the last one ended
   */
  static long visit(Content content, long from, long to, Visitor visitor) throws IOException {
    Reader in = new Reader(content);
    long at = from;
    for (int count = 0; to - at >= 8; count++) {
      if (count > 2 * Bounds.CHUNKS) {
        throw Uncleanable.tooLarge();
      }
      in.seek(at);
      long length = in.u32();
      String type = new String(in.bytes(4), StandardCharsets.ISO_8859_1);
      if (length == 1) {
        length = in.u32() << 32 | in.u32();
      }
      long next = length == 0 ? to : at + length;
      if (next < in.position() || next > to) {
        boolean cutOff = next > to && to == content.size() && from == 0;
        if (!cutOff) {
          throw Uncleanable.damaged();
        }
        next = to;
      }
      visitor.box(type, in.position(), next);
      at = next;
    }
    return at;
  }
}
