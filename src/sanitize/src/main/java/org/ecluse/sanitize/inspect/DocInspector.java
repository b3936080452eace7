package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Uncleanable;

/** Takes the inventory of Word documents of 1997 to 2003 ([MS-DOC]). */
public final class DocInspector implements Inspector {

  private static final Set<String> STREAMS = Set.of("WordDocument", "0Table", "1Table", "Data");

  /** Tables that tell of people, places and history; by their number in the head. */
  private static final Map<Integer, TraceGroup> TELLING =
      Map.ofEntries(
          Map.entry(27, TraceGroup.DEVICE),
          Map.entry(28, TraceGroup.DEVICE),
          Map.entry(29, TraceGroup.DEVICE),
          Map.entry(30, TraceGroup.IDENTIFIER),
          Map.entry(32, TraceGroup.PERSON),
          Map.entry(35, TraceGroup.IDENTIFIER),
          Map.entry(51, TraceGroup.PERSON),
          Map.entry(70, TraceGroup.PERSON),
          Map.entry(71, TraceGroup.PERSON),
          Map.entry(72, TraceGroup.IDENTIFIER),
          Map.entry(87, TraceGroup.TIME),
          Map.entry(92, TraceGroup.PERSON),
          Map.entry(97, TraceGroup.PERSON),
          Map.entry(112, TraceGroup.TIME),
          Map.entry(113, TraceGroup.HISTORY));

  /** Tables of text and looks. */
  private static final Set<Integer> LOOKS =
      Set.of(
          1, 2, 3, 4, 5, 6, 11, 12, 13, 15, 16, 17, 18, 19, 21, 22, 23, 31, 33, 36, 40, 41, 46, 47,
          48, 50, 56, 57, 58, 59, 73, 74, 75, 76, 91);

  private final Within within;

  public DocInspector(Within within) {
    this.within = within;
  }

  @Override
  public MediaKind kind() {
    return MediaKind.DOC;
  }

  @Override
  public void inspect(Content content, Findings findings) throws IOException {
    OleFile file = new OleFile(content);
    OleTraces.count(file, STREAMS, findings);
    try {
      DocScan doc = new DocScan(file);
      tables(doc, findings);
      doc.settings(findings);
      doc.runs(findings);
      doc.fields(findings);
      if (doc.unreached() > 0) {
        findings.count(TraceGroup.HIDDEN, "words that nothing leads to");
      }
      if (!doc.comments().isBlank()) {
        findings.count(TraceGroup.HIDDEN, "comments");
      }
      new BinaryArtScan(doc.document, within, findings).scan();
      new BinaryArtScan(doc.table, within, findings).scan();
      new BinaryArtScan(doc.data, within, findings).scan();
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw Uncleanable.damaged();
    }
  }

  private static void tables(DocScan doc, Findings findings) {
    for (int i = 0; i < doc.tables(); i++) {
      if (doc.length(i) == 0) {
        continue;
      }
      TraceGroup telling = TELLING.get(i);
      if (telling != null) {
        findings.count(telling, "DOC table " + i);
        strings(doc.bytes(i), telling, findings);
      } else if (!LOOKS.contains(i)) {
        findings.count(TraceGroup.OTHER, "DOC table of another kind");
      }
    }
    byte[] owners = doc.bytes(36);
    strings(owners, TraceGroup.PERSON, findings);
    if (owners.length > 4) {
      findings.count(TraceGroup.PERSON, "DOC authors of comments");
    }
  }

  /** Values of a table of texts ([MS-DOC] §2.2.4), or of texts in a row. */
  private static void strings(byte[] table, TraceGroup group, Findings findings) {
    ByteBuffer in = ByteBuffer.wrap(table).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    boolean counted = table.length > 6 && in.getShort(0) == -1;
    int extra = counted ? in.getShort(4) & 0xffff : 0;
    for (int at = counted ? 6 : 0; at + 2 <= table.length; ) {
      int length = (in.getShort(at) & 0xffff) * 2;
      int end = Math.min(table.length, at + 2 + length);
      findings.value(group, new String(table, at + 2, end - at - 2, StandardCharsets.UTF_16LE));
      at = end + extra;
    }
  }

  @Override
  public void search(Content content, Search hits) throws IOException {
    if (!hits.isNeeded()) {
      return;
    }
    OleFile file = new OleFile(content);
    OleTraces.search(file, Set.of("WordDocument"), hits);
    DocScan doc;
    try {
      doc = new DocScan(file);
      hits.whole(doc.text().getBytes(StandardCharsets.UTF_8), Search.Place.TEXT);
      byte[] rest = doc.document.clone();
      for (DocScan.Piece piece : doc.pieces) {
        Arrays.fill(rest, piece.from(), piece.to(), (byte) 0);
      }
      hits.whole(rest, Search.Place.HIDDEN);
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw Uncleanable.damaged();
    }
  }
}
