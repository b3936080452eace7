package org.ecluse.sanitize.clean;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;

/**
 * Formatting of old Word documents ([MS-DOC] §2.6), changed in place: who changed what and when
 * goes, deleted text is marked as hidden (its words are blanked elsewhere).
 */
@SuppressWarnings("ByteBufferBackingArray") // Every buffer here is a whole array.
final class WordSprms {

  static final int DELETED = 0x0800;
  private static final int INSERTED = 0x0801;
  private static final int VANISHED = 0x083c;
  static final int PICTURE = 0x6a03;
  static final int DATA = 0x0806;
  static final int OBJECT = 0x080a;
  static final Set<Integer> HUGE = Set.of(0x6645, 0x6646);

  /** Authors, times, identifiers of editing sessions, and what a paragraph was before. */
  private static final Set<Integer> HISTORY =
      Set.of(
          0x4804, 0x6805, 0x4863, 0x6864, 0x6815, 0x6816, 0x6817, 0x6467, 0x703a, 0x7479, 0xca57,
          0xca89, 0xc63f, 0xc66f, 0xc645, 0xca62, 0xd227, 0xd243, 0xd667, 0xd662, 0x486b, 0x4867,
          0x6830, 0x2664);

  /** What formatting says beyond looks. */
  static final class Seen {
    boolean deleted;
    boolean data;
    boolean object;
    int picture = -1;
    int huge = -1;
  }

  private WordSprms() {}

  /** Goes over the formatting between two places; what is no whole piece of it is blanked. */
  static Seen scrub(byte[] bytes, int from, int to) {
    Seen seen = new Seen();
    ByteBuffer in = BinaryArt.little(bytes);
    int at = from;
    while (at + 3 <= to) {
      int code = in.getShort(at) & 0xffff;
      int operand = operand(in, code, at + 2, to);
      if (operand < 0 || at + 2 + operand > to) {
        break;
      }
      look(in, code, at, operand, to, seen);
      at += 2 + operand;
    }
    Arrays.fill(bytes, at, Math.max(at, to), (byte) 0);
    return seen;
  }

  private static void look(ByteBuffer in, int code, int at, int operand, int to, Seen seen) {
    if (code == DELETED) {
      seen.deleted = in.get(at + 2) == 1;
      in.putShort(at, (short) VANISHED);
    } else if (code == INSERTED) {
      in.put(at + 2, (byte) 0);
    } else if (code == PICTURE) {
      seen.picture = in.getInt(at + 2);
    } else if (HUGE.contains(code)) {
      seen.huge = in.getInt(at + 2);
    } else if (code == DATA) {
      seen.data = in.get(at + 2) == 1;
    } else if (code == OBJECT) {
      seen.object = in.get(at + 2) == 1;
    } else if (HISTORY.contains(code)) {
      int first = code >> 13 == 6 ? at + 3 : at + 2;
      Arrays.fill(in.array(), first, Math.min(to, at + 2 + operand), (byte) 0);
    }
  }

  /** How long the operand is, its own length included; -1 if it is not whole. */
  private static int operand(ByteBuffer in, int code, int at, int to) {
    return switch (code >> 13) {
      case 0, 1 -> 1;
      case 2, 4, 5 -> 2;
      case 3 -> 4;
      case 7 -> 3;
      default -> {
        if (code == 0xd608 || code == 0xd606) {
          yield at + 2 > to ? -1 : (in.getShort(at) & 0xffff) + 1;
        }
        int length = in.get(at) & 0xff;
        if (code == 0xc615 && length == 255) {
          int deletes = at + 1 < to ? in.get(at + 1) & 0xff : 0;
          int place = at + 2 + deletes * 4;
          yield place >= to ? -1 : 3 + deletes * 4 + (in.get(place) & 0xff) * 3;
        }
        yield length + 1;
      }
    };
  }
}
