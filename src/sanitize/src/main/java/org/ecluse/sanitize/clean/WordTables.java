package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import org.ecluse.sanitize.io.Uncleanable;

/** The table stream of an old Word document ([MS-DOC] §2.8, §2.9), scrubbed in place. */
final class WordTables {

  private final WordHead head;
  private final byte[] table;
  private final ByteBuffer in;
  private final BitSet kept;

  WordTables(WordHead head, byte[] table, BitSet kept) {
    this.head = head;
    this.table = table;
    this.kept = kept;
    in = BinaryArt.little(table);
  }

  /** Marks all tables that stay. */
  void keep() {
    for (int i = 0; i < head.count(); i++) {
      if (head.length(i) > 0) {
        kept.set(head.start(i), head.start(i) + head.length(i));
      }
    }
  }

  /** Dates, number of savings, time of editing, passwords and sessions ([MS-DOC] §2.7). */
  void settings() throws IOException {
    int at = head.start(WordHead.SETTINGS);
    int length = head.length(WordHead.SETTINGS);
    if (length < 84) {
      throw Uncleanable.damaged();
    }
    blank(at + 20, at + 38);
    blank(at + 78, at + 82);
    if (length >= 440) {
      blank(at + 436, at + 440);
    }
    if (length >= 594) {
      blank(at + 590, at + 594);
    }
    blank(at + Math.min(length, 616), at + length);
  }

  /** Sessions of editing in styles ([MS-DOC] §2.9.271). */
  void styles() throws IOException {
    int at = head.start(WordHead.STYLES);
    int end = at + head.length(WordHead.STYLES);
    if (end - at < 6) {
      throw Uncleanable.damaged();
    }
    int base = in.getShort(at + 4 > end - 2 ? at : at + 4) & 0xffff;
    at += 2 + (in.getShort(at) & 0xffff);
    while (at + 2 <= end) {
      int length = in.getShort(at) & 0xffff;
      if (length > end - at - 2) {
        throw Uncleanable.damaged();
      }
      if (length >= base && base >= 10) {
        style(at + 2, at + 2 + length, base);
      }
      at += 2 + length + (length & 1);
    }
  }

  private void style(int at, int end, int base) {
    if (base >= 18) {
      blank(at + 12, at + 16);
    }
    int sort = in.getShort(at + 2) & 15;
    int parts = in.getShort(at + 4) & 15;
    if (at + base + 2 > end) {
      return;
    }
    int place = at + base + 4 + 2 * (in.getShort(at + base) & 0xffff);
    for (int i = 0; i < parts && place + 2 <= end; i++) {
      int length = Math.min(in.getShort(place) & 0xffff, end - place - 2);
      boolean paragraph = (sort == 1 && i == 0) || (sort == 3 && i == 1);
      int from = place + 2 + (paragraph ? 2 : 0);
      WordSprms.scrub(table, Math.min(from, place + 2 + length), place + 2 + length);
      place += 2 + length + (length & 1);
    }
  }

  /** Lists: their numbers were drawn once and follow a list through every copy of it. */
  void lists() throws IOException {
    int at = head.start(WordHead.LISTS);
    int length = head.length(WordHead.LISTS);
    if (length < 2) {
      return;
    }
    int count = in.getShort(at) & 0xffff;
    if (2 + count * 28L > length) {
      throw Uncleanable.damaged();
    }
    java.util.Map<Integer, Integer> numbers = new java.util.HashMap<>();
    int levels = 0;
    for (int i = 0; i < count; i++) {
      int list = at + 2 + i * 28;
      numbers.putIfAbsent(in.getInt(list), numbers.size() + 1);
      in.putInt(list, numbers.getOrDefault(in.getInt(list), 1)).putInt(list + 4, 0);
      levels += (table[list + 26] & 1) == 1 ? 1 : 9;
    }
    int end = at + 2 + count * 28;
    for (int i = 0; i < levels; i++) {
      end = level(end);
    }
    kept.set(at, end);
    uses(numbers);
  }

  private int level(int at) throws IOException {
    if (at + 28 > table.length) {
      throw Uncleanable.damaged();
    }
    int paragraph = at + 28 + (table[at + 25] & 0xff);
    int characters = paragraph + (table[at + 24] & 0xff);
    if (characters + 2 > table.length) {
      throw Uncleanable.damaged();
    }
    WordSprms.scrub(table, at + 28, paragraph);
    WordSprms.scrub(table, paragraph, characters);
    int end = characters + 2 + 2 * (in.getShort(characters) & 0xffff);
    if (end > table.length) {
      throw Uncleanable.damaged();
    }
    return end;
  }

  /** Where lists are used, and the levels that differ there ([MS-DOC] §2.9.132). */
  private void uses(java.util.Map<Integer, Integer> numbers) throws IOException {
    int at = head.start(WordHead.LIST_USES);
    int length = head.length(WordHead.LIST_USES);
    if (length < 4) {
      return;
    }
    int count = in.getInt(at);
    if (count < 0 || 4 + count * 16L > table.length - (long) at) {
      throw Uncleanable.damaged();
    }
    int end = at + 4 + count * 16;
    for (int i = 0; i < count; i++) {
      int use = at + 4 + i * 16;
      in.putInt(use, numbers.getOrDefault(in.getInt(use), 0)).putLong(use + 4, 0);
      int overrides = table[use + 12] & 0xff;
      end += 4;
      for (int n = 0; n < overrides && end + 8 <= table.length; n++) {
        boolean whole = (table[end + 4] & 0x20) != 0;
        end = whole ? level(end + 8) : end + 8;
      }
    }
    kept.set(at, Math.min(end, table.length));
  }

  /** Comments lose their authors; their words are blanked with the text. */
  void comments() throws IOException {
    int at = head.start(WordHead.COMMENTS);
    int count = (head.length(WordHead.COMMENTS) - 4) / 34;
    for (int i = 0; i < count; i++) {
      int comment = at + 4 * (count + 1) + 30 * i;
      blank(comment, comment + 26);
      in.putInt(comment + 26, -1);
    }
    int owners = head.start(WordHead.OWNERS);
    if (head.length(WordHead.OWNERS) >= 2) {
      blank(owners, owners + head.length(WordHead.OWNERS));
      // One owner, of no name.
      head.place(WordHead.OWNERS, owners, 2);
    }
  }

  private void blank(int from, int to) {
    Arrays.fill(table, from, Math.max(from, to), (byte) 0);
  }
}
