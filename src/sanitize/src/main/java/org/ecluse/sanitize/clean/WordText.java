package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * The text of an old Word document by its table of pieces ([MS-DOC] §2.4.1). Characters are blanked
 * where they stand: nothing moves, since everything else counts them.
 */
final class WordText {

  private record Piece(int first, int end, int place, boolean narrow) {}

  private record Field(int first, StringBuilder code) {}

  private final byte[] document;
  private final List<Piece> pieces = new ArrayList<>();

  WordText(WordHead head, byte[] table) throws IOException {
    document = head.document;
    ByteBuffer in = BinaryArt.little(table);
    int at = head.start(WordHead.PIECES);
    int end = at + head.length(WordHead.PIECES);
    while (at + 3 <= end && table[at] == 1) {
      int length = in.getShort(at + 1) & 0xffff;
      if (at + 3 + length > end) {
        throw Uncleanable.damaged();
      }
      WordSprms.scrub(table, at + 3, at + 3 + length);
      at += 3 + length;
    }
    if (at + 5 > end
        || table[at] != 2
        || in.getInt(at + 1) < 4
        || in.getInt(at + 1) > end - at - 5) {
      throw Uncleanable.damaged();
    }
    int count = (in.getInt(at + 1) - 4) / 12;
    for (int i = 0; i < count; i++) {
      int first = in.getInt(at + 5 + 4 * i);
      int last = in.getInt(at + 9 + 4 * i);
      int place = in.getInt(at + 5 + 4 * (count + 1) + 8 * i + 2);
      boolean narrow = (place & 0x40000000) != 0;
      int from = narrow ? (place & 0x3fffffff) / 2 : place & 0x3fffffff;
      long room = document.length - (long) from;
      if (first < 0 || last < first || (narrow ? 1L : 2L) * (last - first) > room) {
        throw Uncleanable.damaged();
      }
      pieces.add(new Piece(first, last, from, narrow));
    }
  }

  /** Marks the bytes of all text. */
  void keep(BitSet kept) {
    for (Piece piece : pieces) {
      kept.set(piece.place, piece.place + (piece.end - piece.first) * (piece.narrow ? 1 : 2));
    }
  }

  /** Blanks the words of one story, from a character on. */
  void blank(int first, int end) {
    for (Piece piece : pieces) {
      for (int cp = Math.max(first, piece.first); cp < Math.min(end, piece.end); cp++) {
        blank(piece, cp);
      }
    }
  }

  /** Blanks the words that stand at deleted bytes of the file. */
  void blank(BitSet deleted) {
    for (Piece piece : pieces) {
      int width = piece.narrow ? 1 : 2;
      for (int cp = piece.first; cp < piece.end; cp++) {
        if (deleted.get(piece.place + (cp - piece.first) * width)) {
          blank(piece, cp);
        }
      }
    }
  }

  private void blank(Piece piece, int cp) {
    if (at(piece, cp) >= ' ') {
      set(piece, cp, ' ');
    }
  }

  private int at(Piece piece, int cp) {
    int place = piece.place + (cp - piece.first) * (piece.narrow ? 1 : 2);
    int low = document[place] & 0xff;
    return piece.narrow ? low : low | (document[place + 1] & 0xff) << 8;
  }

  private void set(Piece piece, int cp, int value) {
    int place = piece.place + (cp - piece.first) * (piece.narrow ? 1 : 2);
    document[place] = (byte) value;
    if (!piece.narrow) {
      document[place + 1] = 0;
    }
  }

  /** Blanks fields that a program fills with names and paths, and codes that lead to a disk. */
  void blankFields() {
    Deque<Field> open = new ArrayDeque<>();
    Deque<Boolean> gone = new ArrayDeque<>();
    for (Piece piece : pieces) {
      for (int cp = piece.first; cp < piece.end; cp++) {
        int c = at(piece, cp);
        if (c == 0x13) {
          open.push(new Field(cp, new StringBuilder()));
          gone.push(false);
        } else if (c == 0x14 && !open.isEmpty()) {
          judge(open.element(), gone, cp);
          open.element().code.setLength(0);
        } else if (c == 0x15 && !open.isEmpty()) {
          judge(open.element(), gone, cp);
          open.pop();
          gone.pop();
        } else if (!open.isEmpty() && open.element().code.length() < 4096) {
          open.element().code.append((char) c);
        }
        if (gone.contains(true)) {
          blank(piece, cp);
        }
      }
    }
  }

  private void judge(Field field, Deque<Boolean> gone, int cp) {
    String code = field.code.toString().strip();
    if (!gone.isEmpty() && !gone.element() && !code.isEmpty()) {
      if (RtfRules.isIdentity(code)) {
        blank(field.first, cp);
        gone.pop();
        gone.push(true);
      } else if (RtfRules.isLocal(code)) {
        blank(field.first, cp);
      }
    }
  }
}
