package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.ecluse.core.Reason;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Uncleanable;

/** Reads an old Word document for its inspector: head, pieces of text, pages of formatting. */
final class DocScan {

  private static final int PAGE = 512;
  private static final Set<Integer> SESSIONS = Set.of(0x6815, 0x6816, 0x6817, 0x6467, 0x703a);
  private static final Set<Integer> REVISIONS = Set.of(0x4804, 0x6805, 0x4863, 0x6864);
  private static final Set<String> TELLING =
      Set.of(
          "AUTHOR",
          "LASTSAVEDBY",
          "FILENAME",
          "USERNAME",
          "USERINITIALS",
          "USERADDRESS",
          "TEMPLATE",
          "DOCPROPERTY",
          "INCLUDETEXT",
          "INCLUDEPICTURE",
          "LINK",
          "DDE",
          "DDEAUTO");

  /** A run of text in the file, in bytes. */
  record Piece(int from, int to, boolean narrow, String text) {}

  final byte[] document;
  final byte[] table;
  final byte[] data;
  final List<Piece> pieces = new ArrayList<>();
  private final ByteBuffer head;
  private final ByteBuffer in;
  private final StringBuilder text = new StringBuilder();
  private final BitSet reached = new BitSet();

  DocScan(OleFile file) throws IOException {
    document = stream(file, "WordDocument");
    head = ByteBuffer.wrap(document).order(ByteOrder.LITTLE_ENDIAN);
    int flags = head.getShort(10);
    if ((flags & 0x100) != 0) {
      throw new Uncleanable(Reason.ENCRYPTED);
    }
    if (head.getShort(2) < 0xc1) {
      throw new Uncleanable(Reason.UNKNOWN_KIND);
    }
    table = stream(file, (flags & 0x200) != 0 ? "1Table" : "0Table");
    Optional<OleFile.Entry> pictures = file.find("Data");
    data = pictures.isPresent() ? file.bytes(pictures.get()) : new byte[0];
    in = ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN);
    readPieces();
  }

  private static byte[] stream(OleFile file, String name) throws IOException {
    return file.bytes(file.find(name).orElseThrow(Uncleanable::damaged));
  }

  int tables() {
    return head.getShort(152);
  }

  int length(int index) {
    return head.getInt(158 + 8 * index);
  }

  private int start(int index) {
    return head.getInt(154 + 8 * index);
  }

  byte[] bytes(int index) {
    byte[] bytes = new byte[Math.min(length(index), table.length)];
    in.get(start(index), bytes);
    return bytes;
  }

  String text() {
    return text.toString();
  }

  /** The story of comments, without what separates them. */
  String comments() {
    int from = head.getInt(76) + head.getInt(80) + head.getInt(84) + head.getInt(88);
    int count = head.getInt(92);
    return count <= 0 ? "" : text.substring(from, from + count).replaceAll("[\\x00-\\x1f]", " ");
  }

  private void readPieces() throws IOException {
    int at = start(33);
    while (table[at] == 1) {
      at += 3 + (in.getShort(at + 1) & 0xffff);
    }
    int count = (in.getInt(at + 1) - 4) / 12;
    int positions = at + 5;
    int descriptors = positions + 4 * (count + 1);
    Charset ansi = Charset.forName("windows-1252");
    for (int i = 0; i < count; i++) {
      int length = in.getInt(positions + 4 * i + 4) - in.getInt(positions + 4 * i);
      int place = in.getInt(descriptors + 8 * i + 2);
      boolean narrow = (place >> 30 & 1) == 1;
      int from = narrow ? (place & 0x3fffffff) >> 1 : place & 0x3fffffff;
      int to = Math.addExact(from, narrow ? length : Math.multiplyExact(2, length));
      if (length < 0 || to > document.length || text.length() > document.length * 2L) {
        throw Uncleanable.damaged();
      }
      String words =
          new String(document, from, to - from, narrow ? ansi : StandardCharsets.UTF_16LE);
      pieces.add(new Piece(from, to, narrow, words));
      text.append(words);
      reached.set(from, to);
    }
  }

  void settings(Findings findings) {
    byte[] dop = bytes(31);
    ByteBuffer fields = ByteBuffer.wrap(dop).order(ByteOrder.LITTLE_ENDIAN);
    if (fields.getInt(20) != 0 || fields.getInt(24) != 0 || fields.getInt(28) != 0) {
      findings.count(TraceGroup.TIME, "DOC dates");
    }
    if (fields.getShort(32) != 0 || fields.getInt(34) != 0) {
      findings.count(TraceGroup.HISTORY, "DOC savings and time of editing");
    }
    if (fields.getInt(78) != 0) {
      findings.count(TraceGroup.IDENTIFIER, "DOC password key");
    }
    if (dop.length >= 594 && fields.getInt(590) != 0) {
      findings.count(TraceGroup.HISTORY, "DOC session of editing");
    }
    if (head.getInt(14) != 0 || head.getInt(68) != 0 || head.getInt(72) != 0) {
      findings.count(TraceGroup.SOFTWARE, "DOC program");
    }
  }

  /** Looks at all formatting, and notes which bytes of the document something leads to. */
  void runs(Findings findings) {
    for (int which = 12; which <= 13; which++) {
      int count = (length(which) - 4) / 8;
      for (int i = 0; i < count; i++) {
        int page = (in.getInt(start(which) + 4 * (count + 1) + 4 * i) & 0x3fffff) * PAGE;
        if (!reached.get(page)) {
          reached.set(page, page + PAGE);
          page(page, which == 12, findings);
        }
      }
    }
    int sections = (length(6) - 4) / 16;
    for (int i = 0; i < sections; i++) {
      int place = in.getInt(start(6) + 4 * (sections + 1) + 12 * i + 2);
      if (place > 0) {
        int size = head.getShort(place);
        reached.set(place, place + 2 + Math.max(0, size));
        sprms(place + 2, place + 2 + size, findings);
      }
    }
  }

  private void page(int at, boolean characters, Findings findings) {
    int runs = document[at + PAGE - 1] & 0xff;
    for (int i = 0; i < runs; i++) {
      int place = (document[at + 4 * (runs + 1) + i * (characters ? 1 : 13)] & 0xff) * 2;
      if (place == 0) {
        continue;
      }
      int first = at + place;
      int size = document[first] & 0xff;
      if (characters) {
        sprms(first + 1, Math.min(first + 1 + size, at + PAGE), findings);
      } else {
        int from = size == 0 ? first + 2 : first + 1;
        int length = size == 0 ? (document[first + 1] & 0xff) * 2 : size * 2 - 1;
        sprms(from + 2, Math.min(from + length, at + PAGE), findings);
      }
    }
  }

  private void sprms(int from, int to, Findings findings) {
    for (int at = from; at + 3 <= to; ) {
      int code = head.getShort(at) & 0xffff;
      int size =
          switch (code >> 13) {
            case 0, 1 -> 1;
            case 2, 4, 5 -> 2;
            case 3 -> 4;
            case 7 -> 3;
            default ->
                code == 0xd608
                    ? (head.getShort(at + 2) & 0xffff) + 1
                    : (document[at + 2] & 0xff) + 1;
          };
      if (code == 0xc615 && (document[at + 2] & 0xff) == 255) {
        return;
      }
      if ((code == 0x0800 || code == 0x0801) && document[at + 2] != 0) {
        findings.count(TraceGroup.HISTORY, "DOC tracked change");
      } else if (SESSIONS.contains(code) && head.getInt(at + 2) != 0) {
        findings.count(TraceGroup.HISTORY, "DOC session of editing");
      } else if (REVISIONS.contains(code) && head.getShort(at + 2) != 0) {
        findings.count(TraceGroup.HISTORY, "DOC revision mark");
      }
      at += 2 + size;
    }
  }

  /** Bytes behind the head that are no text, no formatting, and no picture. */
  int unreached() {
    BitSet pictures = ArtPlaces.of(document);
    int from = 154 + 8 * tables();
    from += 2 + 2 * (head.getShort(from) & 0xffff);
    int count = 0;
    for (int i = from; i < document.length; i++) {
      count += document[i] != 0 && !reached.get(i) && !pictures.get(i) ? 1 : 0;
    }
    return count;
  }

  void fields(Findings findings) {
    for (String code : text.toString().split("\u0013", -1)) {
      int end = Math.max(code.indexOf('\u0014'), code.indexOf('\u0015'));
      String words = (end < 0 ? "" : code.substring(0, end)).strip();
      String first = words.split("[ \"]", 2)[0].toUpperCase(Locale.ROOT);
      if (TELLING.contains(first)) {
        findings.count(TraceGroup.OTHER, "DOC field of the description");
      } else if (Paths.isLocal(words)) {
        findings.count(TraceGroup.IDENTIFIER, "path of a file");
      }
    }
  }
}
