package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;
import org.ecluse.core.Reason;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * The head of an old Word document ([MS-DOC] §2.5): where everything stands in the table stream.
 * Tables that are not listed here lose their place, and with it their bytes.
 */
final class WordHead {

  static final int STYLES = 1;
  static final int COMMENTS = 4;
  static final int SECTIONS = 6;
  static final int CHARACTERS = 12;
  static final int PARAGRAPHS = 13;
  static final int SETTINGS = 31;
  static final int PIECES = 33;
  static final int OWNERS = 36;
  static final int DRAWINGS = 50;
  static final int LISTS = 73;
  static final int LIST_USES = 74;

  private static final int TABLES = 154;
  private static final int WORD_97 = 0xc1;

  /** Text and how it looks: styles, notes, sections, fonts, fields, bookmarks, drawings, lists. */
  private static final Set<Integer> KEPT =
      Set.of(
          1, 2, 3, 4, 5, 6, 11, 12, 13, 15, 16, 17, 18, 19, 21, 22, 23, 31, 33, 36, 40, 41, 46, 47,
          48, 50, 56, 57, 58, 59, 73, 74, 75, 76, 91);

  final byte[] document;
  final ByteBuffer fields;

  WordHead(byte[] document) throws IOException {
    this.document = document;
    fields = BinaryArt.little(document);
    if (document.length < TABLES + 8 * 93 || (document[0] & 0xff) != 0xec) {
      // Word 6 and 95 wrote other heads.
      throw new Uncleanable(
          document.length > 1 && document[0] == (byte) 0xdc ? Reason.UNKNOWN_KIND : Reason.DAMAGED);
    }
    if ((flags() & 0x100) != 0) {
      throw new Uncleanable(Reason.ENCRYPTED);
    }
    if ((fields.getShort(2) & 0xffff) < WORD_97
        || fields.getShort(32) != 14
        || fields.getShort(62) != 22) {
      throw new Uncleanable(Reason.UNKNOWN_KIND);
    }
  }

  private int flags() {
    return fields.getShort(10) & 0xffff;
  }

  String tableName() {
    return (flags() & 0x200) == 0 ? "0Table" : "1Table";
  }

  int start(int table) {
    return fields.getInt(TABLES + 8 * table);
  }

  int length(int table) {
    return fields.getInt(TABLES + 8 * table + 4);
  }

  void place(int table, int start, int length) {
    fields.putInt(TABLES + 8 * table, start).putInt(TABLES + 8 * table + 4, length);
  }

  int count() {
    return Math.min(fields.getShort(152) & 0xffff, (document.length - TABLES) / 8);
  }

  /** Text lengths by story: main, notes, headers, macros, comments, end notes, boxes. */
  int story(int index) {
    return fields.getInt(76 + 4 * index);
  }

  /** The end of the head, with the versions behind the tables. */
  int end() {
    int tables = TABLES + 8 * count();
    int versions = tables + 2 <= document.length ? (fields.getShort(tables) & 0xffff) * 2 : 0;
    return Math.min(document.length, tables + 2 + versions);
  }

  /** Forgets who wrote it with what, how often it was saved, and all tables that are not listed. */
  void scrub(int tableLength) throws IOException {
    fields.putShort(10, (short) (flags() & ~0xf0 & ~0x0c00));
    fields.putInt(14, 0);
    fields.putInt(34, 0).putInt(38, 0).putInt(68, 0).putInt(72, 0);
    Arrays.fill(document, 42, 60, (byte) 0);
    for (int i = 0; i < count(); i++) {
      if (!KEPT.contains(i) || length(i) == 0) {
        place(i, 0, 0);
      } else if (start(i) < 0 || length(i) < 0 || (long) start(i) + length(i) > tableLength) {
        throw Uncleanable.damaged();
      }
    }
  }
}
