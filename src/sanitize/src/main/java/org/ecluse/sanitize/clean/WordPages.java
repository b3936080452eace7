package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * The pages of formatting in an old Word document ([MS-DOC] §2.9.33 and §2.9.174), 512 bytes each:
 * cleaned in place, and blanked where nothing points.
 */
final class WordPages {

  private static final int PAGE = 512;

  private final WordHead head;
  private final ByteBuffer document;
  private final BitSet kept;

  /** Bytes of the file whose text was deleted. */
  final BitSet deleted = new BitSet();

  /** Places in the stream of pictures: pictures, data of fields, and long formatting. */
  final Set<Integer> pictures = new LinkedHashSet<>();

  final Set<Integer> data = new LinkedHashSet<>();
  final Set<Integer> huge = new LinkedHashSet<>();

  WordPages(WordHead head, BitSet kept) {
    this.head = head;
    this.kept = kept;
    document = head.fields;
  }

  void scrub(byte[] table, int which) throws IOException {
    int start = head.start(which);
    int count = (head.length(which) - 4) / 8;
    ByteBuffer in = BinaryArt.little(table);
    for (int i = 0; i < count; i++) {
      long at = (in.getInt(start + 4 * (count + 1) + 4 * i) & 0x3fffffL) * PAGE;
      if (at + PAGE > document.capacity()) {
        throw Uncleanable.damaged();
      }
      if (!kept.get((int) at)) {
        kept.set((int) at, (int) at + PAGE);
        page((int) at, which == WordHead.CHARACTERS);
      }
    }
  }

  private void page(int at, boolean characters) throws IOException {
    byte[] page = new byte[PAGE];
    document.get(at, page);
    BitSet used = new BitSet();
    int runs = page[PAGE - 1] & 0xff;
    int width = characters ? 1 : 13;
    int fixed = (runs + 1) * 4 + runs * width;
    if (fixed >= PAGE) {
      throw Uncleanable.damaged();
    }
    used.set(0, fixed);
    used.set(PAGE - 1);
    // Runs share formatting; what it says is said only before it is scrubbed.
    Map<Integer, WordSprms.Seen> met = new HashMap<>();
    for (int i = 0; i < runs; i++) {
      int place = (page[(runs + 1) * 4 + i * width] & 0xff) * 2;
      if (place > 0 && place < PAGE - 1) {
        WordSprms.Seen seen = met.get(place);
        if (seen == null) {
          seen = characters ? character(page, place, used) : paragraph(page, place, used);
          met.put(place, seen);
        }
        take(seen, document.getInt(at + 4 * i), document.getInt(at + 4 * i + 4));
      }
    }
    for (int i = used.nextClearBit(0); i < PAGE; i = used.nextClearBit(i + 1)) {
      page[i] = 0;
    }
    document.put(at, page);
  }

  private static WordSprms.Seen character(byte[] page, int place, BitSet used) {
    int end = Math.min(PAGE - 1, place + 1 + (page[place] & 0xff));
    used.set(place, end);
    return WordSprms.scrub(page, place + 1, end);
  }

  private static WordSprms.Seen paragraph(byte[] page, int place, BitSet used) {
    int from = page[place] == 0 ? place + 2 : place + 1;
    int length = page[place] == 0 ? (page[place + 1] & 0xff) * 2 : (page[place] & 0xff) * 2 - 1;
    int end = Math.min(PAGE - 1, from + Math.max(0, length));
    used.set(place, end);
    return WordSprms.scrub(page, Math.min(end, from + 2), end);
  }

  private void take(WordSprms.Seen seen, int from, int to) {
    if (seen.deleted && from >= 0 && to > from && to <= document.capacity()) {
      deleted.set(from, to);
    }
    if (seen.huge >= 0) {
      huge.add(seen.huge);
    }
    if (seen.picture >= 0 && !seen.object) {
      (seen.data ? data : pictures).add(seen.picture);
    }
  }

  /** Sections ([MS-DOC] §2.8.26): their formatting stands in the document, by place. */
  void sections(byte[] table) throws IOException {
    int start = head.start(WordHead.SECTIONS);
    int count = (head.length(WordHead.SECTIONS) - 4) / 16;
    ByteBuffer in = BinaryArt.little(table);
    for (int i = 0; i < count; i++) {
      int at = start + 4 * (count + 1) + 12 * i;
      int place = in.getInt(at + 2);
      Arrays.fill(table, at + 6, at + 12, (byte) 0);
      if (place < 0) {
        continue;
      }
      int end = place + 2 > document.capacity() ? -1 : place + 2 + document.getShort(place);
      if (end < place + 2 || end > document.capacity()) {
        throw Uncleanable.damaged();
      }
      WordSprms.scrub(head.document, place + 2, end);
      kept.set(place, end);
    }
  }
}
