package org.ecluse.sanitize.clean;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Words in records of a workbook ([MS-XLS]): comments, links, names of other files. */
final class SheetText {

  private static final int COMMENT = 0x19;
  private static final int TO_ITSELF = 0x0401;
  private static final int TO_FUNCTIONS = 0x3a01;

  private static final Pattern WEB = Pattern.compile("(?i)(https?|ftp|mailto):[^\\\\]*");
  private static final byte[] URL_MONIKER = {
    (byte) 0xe0,
    (byte) 0xc9,
    (byte) 0xea,
    0x79,
    (byte) 0xf9,
    (byte) 0xba,
    (byte) 0xce,
    0x11,
    (byte) 0x8c,
    (byte) 0x82,
    0,
    (byte) 0xaa,
    0,
    0x4b,
    (byte) 0xa9,
    0x0b
  };

  private static final int MONIKER = 0x1;
  private static final int DISPLAY_NAME = 0x10;
  private static final int GUID_OR_TIME = 0x60;
  private static final int FRAME_NAME = 0x80;
  private static final int MONIKER_AS_TEXT = 0x100;

  private SheetText() {}

  /** Whether an OBJ record (§2.4.181) is a comment's box. */
  static boolean isComment(byte[] object) {
    return object.length >= 6 && object[0] == 0x15 && object[4] == COMMENT;
  }

  /** Turns the text of a TXO record (§2.4.329) into spaces; the record is the first piece. */
  static void blank(List<byte[]> pieces) {
    if (pieces.getFirst().length < 12) {
      return;
    }
    int left = little(pieces.getFirst()).getShort(10) & 0xffff;
    for (int i = 1; i < pieces.size() && left > 0; i++) {
      byte[] piece = pieces.get(i);
      boolean wide = piece.length > 0 && (piece[0] & 1) != 0;
      for (int at = 1; at < piece.length; at++) {
        piece[at] = (byte) (wide && (at & 1) == 0 ? 0 : ' ');
      }
      left -= wide ? (piece.length - 1) / 2 : piece.length - 1;
    }
  }

  /** A SupBook (§2.4.271) whose file has a number for a name. */
  static byte[] unlinked(byte[] book, int number) {
    if (book.length < 5) {
      return book;
    }
    int count = little(book).getShort(2) & 0xffff;
    if (book.length == 4 || count == TO_ITSELF || count == TO_FUNCTIONS) {
      return book;
    }
    boolean wide = (book[4] & 1) != 0;
    int end = Math.min(book.length, 5 + count * (wide ? 2 : 1));
    byte[] name = ("\u0001link" + number + ".xls").getBytes(StandardCharsets.ISO_8859_1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(book, 0, 2);
    out.write(name.length);
    out.write(0);
    out.write(0);
    out.writeBytes(name);
    out.write(book, end, book.length - end);
    return out.toByteArray();
  }

  /** Whether a link (§2.4.140, [MS-OSHARED] §2.3.7.1) leads to the web or into this workbook. */
  static boolean leadsToTheWeb(byte[] link) {
    if (link.length < 32) {
      return false;
    }
    ByteBuffer in = little(link);
    int flags = in.getInt(28);
    if ((flags & (GUID_OR_TIME | MONIKER_AS_TEXT)) != 0) {
      return false;
    }
    if ((flags & MONIKER) == 0) {
      return true;
    }
    int at = 32;
    for (int text : new int[] {flags & DISPLAY_NAME, flags & FRAME_NAME}) {
      if (text != 0) {
        if (at + 4 > link.length || in.getInt(at) < 0 || in.getInt(at) > link.length) {
          return false;
        }
        at += 4 + 2 * in.getInt(at);
      }
    }
    if (at + 20 > link.length
        || !Arrays.equals(link, at, at + 16, URL_MONIKER, 0, URL_MONIKER.length)) {
      return false;
    }
    int size = in.getInt(at + 16);
    if (size < 0 || size > link.length - at - 20) {
      return false;
    }
    String url = new String(link, at + 20, size, StandardCharsets.UTF_16LE);
    int end = url.indexOf('\0');
    return WEB.matcher(end < 0 ? url : url.substring(0, end)).matches();
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
