package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import org.ecluse.core.Reason;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * The savings of an old presentation ([MS-PPT] §2.3.3): each adds changed objects at the end. What
 * the last one does not lead to was changed or deleted.
 */
final class SlideEdits {

  static final int EDIT = 0xff5;
  static final int DIRECTORY = 0x1772;
  private static final int LOCKED = 0xf3d1c4df;

  /** Places of objects by their numbers. */
  final Map<Integer, Integer> places = new TreeMap<>();

  /** The last saving: its bytes without the record's head. */
  byte[] last = {};

  private final byte[] stream;
  private final ByteBuffer in;

  SlideEdits(byte[] user, byte[] stream) throws IOException {
    this.stream = stream;
    in = BinaryArt.little(stream);
    if (user.length < 20) {
      throw Uncleanable.damaged();
    }
    ByteBuffer current = BinaryArt.little(user);
    if (current.getInt(12) == LOCKED) {
      throw new Uncleanable(Reason.ENCRYPTED);
    }
    int at = current.getInt(16);
    for (int saved = 0; at != 0 || saved == 0; saved++) {
      if (saved > Bounds.MEMBERS || body(at, EDIT) < 28) {
        throw Uncleanable.damaged();
      }
      if (body(at, EDIT) >= 32 && saved == 0) {
        throw new Uncleanable(Reason.ENCRYPTED);
      }
      if (saved == 0) {
        last = java.util.Arrays.copyOfRange(stream, at + 8, at + 36);
      }
      directory(in.getInt(at + 8 + 12));
      int before = in.getInt(at + 8 + 8);
      if (before >= at) {
        throw Uncleanable.damaged();
      }
      at = before;
    }
  }

  /** How long the record there is, if it is of that type. */
  private int body(int at, int type) throws IOException {
    if (at < 0 || at > stream.length - 8 || (in.getShort(at + 2) & 0xffff) != type) {
      throw Uncleanable.damaged();
    }
    int length = in.getInt(at + 4);
    if (length < 0 || length > stream.length - at - 8) {
      throw Uncleanable.damaged();
    }
    return length;
  }

  private void directory(int at) throws IOException {
    int end = at + 8 + body(at, DIRECTORY);
    for (int entry = at + 8; entry + 4 <= end; ) {
      int head = in.getInt(entry);
      int first = head & 0xfffff;
      int count = head >>> 20;
      entry += 4;
      for (int i = 0; i < count; i++, entry += 4) {
        if (entry + 4 > end) {
          throw Uncleanable.damaged();
        }
        places.putIfAbsent(first + i, in.getInt(entry));
      }
    }
  }
}
