package org.ecluse.sanitize.clean;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.sanitize.io.CompoundFile;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * Excel workbooks from before 2007 ([MS-XLS], BIFF8): a new compound file with the workbook's
 * stream alone, and in it only listed records. Who opened it last, comments and paths are emptied.
 */
public class XlsCleaner implements Cleaner {

  static final String STREAM = "Workbook";

  private static final UUID EXCEL = UUID.fromString("00020820-0000-0000-c000-000000000046");

  /** What Excel 97 writes about itself, so that all workbooks were written by the same one. */
  private static final byte[] SAME_BOF = {
    (byte) 0xd3, 0x10, (byte) 0xcc, 0x07, 0x41, 0, 0, 0, 6, 0, 0, 0
  };

  private static final int NAME_BYTES = 112;

  /** A record with what continues it. */
  private static final class Block {
    private final int type;
    private final int at;
    private final List<byte[]> pieces = new ArrayList<>();

    Block(int type, int at) {
      this.type = type;
      this.at = at;
    }

    byte[] first() {
      return pieces.getFirst();
    }
  }

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
    CompoundFile file = CompoundFile.read(source);
    CompoundFile.Entry entry = file.stream(STREAM).orElseThrow(Uncleanable::damaged);
    CompoundWriter out = new CompoundWriter(EXCEL);
    out.put(STREAM, workbook(file.bytes(entry), notes));
    byte[] bytes = out.bytes();
    sink.write(bytes, 0, bytes.length);
  }

  private byte[] workbook(byte[] stream, Notes notes) throws IOException {
    List<Block> blocks = blocks(stream);
    scrub(blocks, notes);
    ByteArrayOutputStream out = new ByteArrayOutputStream(stream.length);
    Map<Integer, Integer> moved = new HashMap<>();
    Map<Integer, Integer> sheets = new HashMap<>();
    for (Block block : blocks) {
      moved.put(block.at, out.size());
      if (block.type == SheetRecords.BOUNDSHEET) {
        sheets.put(out.size() + 4, little(block.first()).getInt(0));
      }
      int type = block.type;
      for (byte[] piece : block.pieces) {
        out.write(type);
        out.write(type >> 8);
        out.write(piece.length);
        out.write(piece.length >> 8);
        out.writeBytes(piece);
        type = SheetRecords.CONTINUE;
      }
    }
    byte[] bytes = out.toByteArray();
    for (Map.Entry<Integer, Integer> sheet : sheets.entrySet()) {
      Integer to = moved.get(sheet.getValue());
      if (to == null) {
        throw Uncleanable.damaged();
      }
      little(bytes).putInt(sheet.getKey(), to);
    }
    return bytes;
  }

  private List<Block> blocks(byte[] stream) throws IOException {
    ByteBuffer in = little(stream);
    List<Block> blocks = new ArrayList<>();
    Block open = new Block(SheetRecords.BOF, 0);
    for (int at = 0; at + 4 <= stream.length; ) {
      int type = in.getShort(at) & 0xffff;
      int size = in.getShort(at + 2) & 0xffff;
      if (type == 0 && size == 0) {
        break;
      }
      if (size > stream.length - at - 4 || (at == 0 && type != SheetRecords.BOF)) {
        throw Uncleanable.damaged();
      }
      if (type == SheetRecords.FILEPASS) {
        throw new Uncleanable(Reason.ENCRYPTED);
      }
      if (type != SheetRecords.CONTINUE) {
        open = new Block(type, at);
        if (keeps(type)) {
          blocks.add(open);
        }
      }
      open.pieces.add(Arrays.copyOfRange(stream, at + 4, at + 4 + size));
      at += 4 + size;
    }
    return blocks;
  }

  /** A seam for a test that breaks this cleaner on purpose. */
  boolean keeps(int type) {
    return SheetRecords.keeps(type);
  }

  private void scrub(List<Block> blocks, Notes notes) throws IOException {
    OfficeArt art = new OfficeArt(inner, notes);
    boolean comment = false;
    int links = 0;
    for (Block block : List.copyOf(blocks)) {
      byte[] data = block.first();
      switch (block.type) {
        case SheetRecords.BOF -> System.arraycopy(SAME_BOF, 0, pad(block, 16), 4, SAME_BOF.length);
        case SheetRecords.WRITEACCESS -> block.pieces.set(0, nobody());
        case SheetRecords.NOTE -> block.pieces.set(0, unsigned(data));
        case SheetRecords.OBJ -> comment = SheetText.isComment(data);
        case SheetRecords.TXO -> {
          if (comment) {
            SheetText.blank(block.pieces);
          }
        }
        case SheetRecords.SUPBOOK -> block.pieces.set(0, SheetText.unlinked(data, links++));
        case SheetRecords.COUNTRY -> block.pieces.set(0, new byte[] {1, 0, 1, 0});
        case SheetRecords.WINDOW1 -> place(data);
        case SheetRecords.HLINK -> {
          if (!SheetText.leadsToTheWeb(data)) {
            blocks.remove(block);
          }
        }
        case SheetRecords.GELFRAME -> art.scrub(block.pieces);
        default -> {}
      }
    }
    drawings(blocks, art);
  }

  private static byte[] pad(Block block, int size) {
    if (block.first().length < size) {
      block.pieces.set(0, Arrays.copyOf(block.first(), size));
    }
    return block.first();
  }

  /** The name of who opened it last: one space, and spaces behind it. */
  private static byte[] nobody() {
    byte[] name = new byte[NAME_BYTES];
    Arrays.fill(name, (byte) ' ');
    name[0] = 1;
    name[1] = 0;
    name[2] = 0;
    return name;
  }

  private static byte[] unsigned(byte[] note) {
    byte[] bare = Arrays.copyOf(note, 13);
    Arrays.fill(bare, 8, 13, (byte) 0);
    bare[8] = 1;
    bare[11] = ' ';
    return bare;
  }

  /** Where the window stood and how large it was tells of a screen. */
  private static void place(byte[] window) {
    if (window.length >= 8) {
      little(window).putShort(0, (short) 0).putShort(2, (short) 0);
      little(window).putShort(4, (short) 0x4000).putShort(6, (short) 0x2000);
    }
  }

  /** What is drawn on one sheet, and what all sheets share, lies in many records each. */
  private static void drawings(List<Block> blocks, OfficeArt art) throws IOException {
    List<byte[]> shared = new ArrayList<>();
    List<byte[]> sheet = new ArrayList<>();
    for (Block block : blocks) {
      switch (block.type) {
        case SheetRecords.MSODRAWINGGROUP -> shared.addAll(block.pieces);
        case SheetRecords.MSODRAWING -> sheet.addAll(block.pieces);
        case SheetRecords.EOF -> {
          art.scrub(shared);
          art.scrub(sheet);
          shared.clear();
          sheet.clear();
        }
        default -> {}
      }
    }
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
