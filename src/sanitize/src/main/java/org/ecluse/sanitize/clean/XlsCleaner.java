package org.ecluse.sanitize.clean;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * Excel workbooks of 1997 to 2003 ([MS-XLS]), record by record into a new compound file of one
 * stream: no revision log, macros, embedded objects, descriptions. Comments stay as empty boxes.
 */
public class XlsCleaner implements Cleaner {

  private static final byte[] CLASS = HexFormat.of().parseHex("2008020000000000c000000000000046");

  private static final int BOF = 0x809;
  private static final int SHEET = 0x85;
  private static final int OBJECT = 0x5d;
  private static final int NOTE_BOX = 0x19;

  private final Inner inner;

  public XlsCleaner(Inner inner) {
    this.inner = inner;
  }

  @Override
  public MediaKind kind() {
    return MediaKind.XLS;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    Storage root = CompoundReader.read(source);
    byte[] stream = root.stream("Workbook").orElseThrow(Uncleanable::damaged);
    if (stream.length < 8 || OfficeArt.little(stream).getShort(4) != 0x600) {
      throw stream.length < 8 ? Uncleanable.damaged() : new Uncleanable(Reason.UNKNOWN_KIND);
    }
    if (root.storages.containsKey("_SX_DB_CUR")) {
      notes.left(TraceGroup.OTHER, "pivot table without its data");
    }
    byte[] clean;
    try {
      clean = rewrite(SheetRecords.read(stream), notes);
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw Uncleanable.damaged();
    }
    CompoundWriter.write(CLASS, List.of(new CompoundWriter.Stream("Workbook", clean)), sink);
  }

  private byte[] rewrite(List<SheetRecords.Item> items, Notes notes) throws IOException {
    OfficeArt art =
        new OfficeArt(new EmbeddedPictures(inner), notes, (place, length) -> new long[] {-1, 0});
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Map<Integer, Integer> moved = new HashMap<>();
    List<Integer> sheets = new ArrayList<>();
    boolean view = false;
    boolean box = false;
    for (SheetRecords.Item item : items) {
      view |= item.type == 0x1aa;
      if (!view && !drops(item.type) && !leadsToDisk(item)) {
        if (item.type == OBJECT) {
          box = item.body.length > 6 && OfficeArt.little(item.body).getShort(4) == NOTE_BOX;
        }
        change(item, box, art);
        int place = SheetRecords.write(item, out);
        if (item.type == BOF) {
          moved.put(item.place, place);
        } else if (item.type == SHEET) {
          sheets.add(place);
        }
      }
      view &= item.type != 0x1ab;
    }
    byte[] bytes = out.toByteArray();
    ByteBuffer fields = OfficeArt.little(bytes);
    for (int place : sheets) {
      Integer target = moved.get(fields.getInt(place + 4));
      if (target == null) {
        throw Uncleanable.damaged();
      }
      fields.putInt(place + 4, target);
    }
    return bytes;
  }

  private void change(SheetRecords.Item item, boolean box, OfficeArt art) throws IOException {
    ByteBuffer body = OfficeArt.little(item.body);
    switch (item.type) {
      case 0x2f -> throw new Uncleanable(Reason.ENCRYPTED);
      case BOF -> {
        // Which build saved it: the numbers of the first one.
        if (item.body.length >= 16) {
          body.putShort(4, (short) 0x10d3).putShort(6, (short) 1996).putInt(8, 0x41).putInt(12, 6);
        }
      }
      case 0x5c -> {
        if (blanksWriter()) {
          Arrays.fill(item.body, 0, Math.min(3, item.body.length), (byte) 0);
          Arrays.fill(item.body, Math.min(3, item.body.length), item.body.length, (byte) ' ');
        }
      }
      case 0x13 -> Arrays.fill(item.body, (byte) 0);
      case 0x1c -> item.body = note(item.body);
      case 0x1b6 -> {
        if (box && !item.more.isEmpty() && item.more.getFirst().length > 0) {
          blank(item.more.getFirst());
        }
      }
      case 0x1ae -> book(item);
      case 0xeb -> {
        byte[] whole = item.whole();
        item.set(art.rewrite(whole, 0, whole.length));
      }
      case 0xec -> {
        byte[] whole = item.whole();
        art.scrubShapes(whole);
        item.set(whole);
      }
      default -> {}
    }
  }

  /** A seam for a test that breaks this cleaner on purpose. */
  boolean blanksWriter() {
    return true;
  }

  boolean drops(int type) {
    return XlsRules.drops(type);
  }

  /** The words of a comment, in one piece of a text: a byte tells how wide they are. */
  private static void blank(byte[] text) {
    int width = (text[0] & 1) + 1;
    for (int at = 1; at + width <= text.length; at += width) {
      text[at] = ' ';
      if (width == 2) {
        text[at + 1] = 0;
      }
    }
  }

  /** A comment's place, and nobody as its author ([MS-XLS] §2.4.179). */
  private static byte[] note(byte[] body) throws IOException {
    if (body.length < 8) {
      throw Uncleanable.damaged();
    }
    byte[] bare = Arrays.copyOf(body, 13);
    Arrays.fill(bare, 8, 13, (byte) 0);
    bare[8] = 1;
    bare[11] = '-';
    return bare;
  }

  /** Another workbook: formulas count on it being there, its path is not needed for that. */
  private static void book(SheetRecords.Item item) {
    byte[] body = item.body;
    int length = body.length < 4 ? 0xffff : OfficeArt.little(body).getShort(2) & 0xffff;
    if (length == 0 || length > 0xff) {
      return;
    }
    int width = (body[4] & 1) + 1;
    for (int at = 5; at < Math.min(body.length, 5 + length * width); at += width) {
      body[at] = 'x';
      if (width == 2) {
        body[at + 1] = 0;
      }
    }
  }

  /** A link to a file, not to the web ([MS-OSHARED] §2.3.7.2). */
  private static boolean leadsToDisk(SheetRecords.Item item) {
    if (item.type != 0x1b8) {
      return false;
    }
    byte[] whole = item.whole();
    String text = new String(whole, StandardCharsets.ISO_8859_1);
    boolean file = text.contains("\3\3\0\0\0\0\0\0\u00c0\0\0\0\0\0\0F");
    return file || RtfRules.isLocal(text) || RtfRules.isLocal(text.replace("\0", ""));
  }
}
