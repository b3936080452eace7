package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * Word documents of 1997 to 2003 ([MS-DOC]). A new compound file gets three streams: the document,
 * its tables, its pictures. In them everything keeps its place; whatever no listed table leads to
 * (earlier words of a fast save, authors, slack) becomes zero. Macros, embedded objects,
 * descriptions and signatures have no place in the new file.
 */
public class DocCleaner implements Cleaner {

  private static final byte[] CLASS = HexFormat.of().parseHex("0609020000000000c000000000000046");

  private static final int NOTES = 1;
  private static final int COMMENTS = 4;

  private final Inner inner;

  public DocCleaner(Inner inner) {
    this.inner = inner;
  }

  @Override
  public MediaKind kind() {
    return MediaKind.DOC;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    OleStorage root = OleReader.read(source);
    byte[] document = root.stream("WordDocument").orElseThrow(Uncleanable::damaged);
    WordHead head = new WordHead(document);
    byte[] table = root.stream(head.tableName()).orElseThrow(Uncleanable::damaged);
    byte[] data = root.stream("Data").orElse(new byte[0]);
    try {
      scrub(head, table, data, notes);
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw Uncleanable.damaged();
    }
    List<OleWriter.Stream> streams = new ArrayList<>();
    streams.add(new OleWriter.Stream("WordDocument", document));
    streams.add(new OleWriter.Stream(head.tableName(), table));
    if (data.length > 0) {
      streams.add(new OleWriter.Stream("Data", data));
    }
    extra(root, streams);
    OleWriter.write(CLASS, streams, sink);
  }

  private void scrub(WordHead head, byte[] table, byte[] data, Notes notes) throws IOException {
    BitSet inDocument = new BitSet();
    BitSet inTable = new BitSet();
    if (dropsTables()) {
      head.scrub(table.length);
    }
    inDocument.set(0, head.end());
    WordTables tables = new WordTables(head, table, inTable);
    if (dropsTables()) {
      tables.settings();
      tables.comments();
    }
    tables.styles();
    tables.lists();
    WordText text = new WordText(head, table);
    text.keep(inDocument);
    WordPages pages = new WordPages(head, inDocument);
    pages.scrub(table, WordHead.CHARACTERS);
    pages.scrub(table, WordHead.PARAGRAPHS);
    pages.sections(table);
    if (dropsDeleted()) {
      text.blank(pages.deleted);
    }
    int comments = head.story(0) + head.story(NOTES) + head.story(2) + head.story(3);
    text.blank(comments, comments + head.story(COMMENTS));
    text.blankFields();
    EmbeddedPictures pictures = new EmbeddedPictures(inner);
    drawings(head, table, inDocument, pictures, notes);
    new WordPictures(data, pictures, notes).clean(pages);
    tables.keep();
    if (wipes()) {
      wipe(head.document, inDocument);
      wipe(table, inTable);
    }
  }

  /** Floating drawings; their pictures stand somewhere in the document's own stream. */
  private static void drawings(
      WordHead head, byte[] table, BitSet kept, EmbeddedPictures pictures, Notes notes)
      throws IOException {
    int at = head.start(WordHead.DRAWINGS);
    int length = head.length(WordHead.DRAWINGS);
    if (length == 0) {
      return;
    }
    byte[] document = head.document;
    BinaryArt blips = new BinaryArt(pictures, notes, (place, size) -> new long[] {-1, 0});
    BinaryArt art =
        new BinaryArt(
            pictures,
            notes,
            (place, size) -> {
              if (place <= 0 || kept.get(place) || place + 8 > document.length) {
                return new long[] {-1, 0};
              }
              byte[] clean = blips.blip(document, place, document.length);
              int room = 8 + BinaryArt.little(document).getInt(place + 4);
              if (clean.length > room) {
                notes.left(TraceGroup.OTHER, "picture dropped");
                return new long[] {-1, 0};
              }
              System.arraycopy(clean, 0, document, place, clean.length);
              kept.set(place, place + clean.length);
              return new long[] {place, clean.length};
            });
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
    int end = at + length;
    while (at + 8 <= end) {
      boolean labelled =
          (table[at] == 0 || table[at] == 1) && table[at + 3] == 2 && table[at + 4] == (byte) 0xf0;
      if (labelled) {
        out.write(table[at++]);
      }
      long size = 8 + (BinaryArt.little(table).getInt(at + 4) & 0xffffffffL);
      if (size > end - at) {
        throw Uncleanable.damaged();
      }
      out.writeBytes(art.rewrite(table, at, at + (int) size));
      at += (int) size;
    }
    byte[] clean = out.toByteArray();
    if (clean.length > length) {
      throw Uncleanable.damaged();
    }
    System.arraycopy(clean, 0, table, head.start(WordHead.DRAWINGS), clean.length);
    head.place(WordHead.DRAWINGS, head.start(WordHead.DRAWINGS), clean.length);
  }

  private static void wipe(byte[] bytes, BitSet kept) {
    for (int i = kept.nextClearBit(0); i < bytes.length; i = kept.nextClearBit(i)) {
      int next = kept.nextSetBit(i);
      int end = next < 0 ? bytes.length : Math.min(next, bytes.length);
      Arrays.fill(bytes, i, end, (byte) 0);
      i = end;
    }
  }

  /** Seams for tests that break this cleaner on purpose. */
  boolean dropsTables() {
    return true;
  }

  boolean dropsDeleted() {
    return true;
  }

  boolean wipes() {
    return true;
  }

  void extra(OleStorage root, List<OleWriter.Stream> streams) {
    // Nothing else goes into the new file.
  }
}
