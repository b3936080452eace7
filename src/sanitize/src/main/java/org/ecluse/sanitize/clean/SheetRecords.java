package org.ecluse.sanitize.clean;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ecluse.sanitize.io.Uncleanable;

/** The records of an old Excel workbook ([MS-XLS] §2.1.4), with what continues them. */
final class SheetRecords {

  static final int CONTINUE = 0x3c;

  /** Pictures of the workbook: what is too long for one record may go on in another. */
  private static final int GROUP = 0xeb;

  static final int LIMIT = 8224;

  /** One record, and the pieces that continue it. */
  static final class Item {
    final int type;
    final int place;
    byte[] body;
    final List<byte[]> more = new ArrayList<>();

    Item(int type, int place, byte[] body) {
      this.type = type;
      this.place = place;
      this.body = body;
    }

    /** Everything that belongs to it, in one piece. */
    byte[] whole() {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.writeBytes(body);
      more.forEach(out::writeBytes);
      return out.toByteArray();
    }

    /** Gives it new bytes, cut where the format wants it. */
    void set(byte[] whole) {
      body = Arrays.copyOf(whole, Math.min(LIMIT, whole.length));
      more.clear();
      for (int at = LIMIT; at < whole.length; at += LIMIT) {
        more.add(Arrays.copyOfRange(whole, at, Math.min(whole.length, at + LIMIT)));
      }
    }
  }

  private SheetRecords() {}

  static List<Item> read(byte[] stream) throws IOException {
    List<Item> items = new ArrayList<>();
    ByteBuffer in = OfficeArt.little(stream);
    int depth = 0;
    for (int at = 0; at + 4 <= stream.length; ) {
      int type = in.getShort(at) & 0xffff;
      int length = in.getShort(at + 2) & 0xffff;
      if (type == 0 && depth == 0) {
        break;
      }
      if (length > stream.length - at - 4) {
        throw Uncleanable.damaged();
      }
      byte[] body = Arrays.copyOfRange(stream, at + 4, at + 4 + length);
      boolean same = type == GROUP && !items.isEmpty() && items.getLast().type == GROUP;
      if ((type == CONTINUE && !items.isEmpty()) || same) {
        items.getLast().more.add(body);
      } else {
        items.add(new Item(type, at, body));
      }
      depth += type == 0x809 ? 1 : type == 0x0a ? -1 : 0;
      at += 4 + length;
    }
    if (items.isEmpty() || items.getFirst().type != 0x809) {
      throw Uncleanable.damaged();
    }
    return items;
  }

  /** Writes a record; returns where it begins. */
  static int write(Item item, ByteArrayOutputStream out) {
    int place = out.size();
    write(item.type, item.body, out);
    item.more.forEach(more -> write(CONTINUE, more, out));
    return place;
  }

  private static void write(int type, byte[] body, ByteArrayOutputStream out) {
    ByteBuffer head = OfficeArt.little(new byte[4]);
    head.putShort((short) type).putShort((short) body.length);
    out.writeBytes(head.array());
    out.writeBytes(body);
  }
}
