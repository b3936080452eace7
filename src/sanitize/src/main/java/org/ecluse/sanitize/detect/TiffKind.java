package org.ecluse.sanitize.detect;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;

/**
 * What a file in the form of TIFF is. Raw photos of cameras have that form too, but their first
 * directory is a small preview: cleaned as a TIFF they would lose the photo.
 */
final class TiffKind {

  private static final int SUBFILE = 254;
  private static final int SUB_DIRECTORIES = 330;
  private static final int DNG_VERSION = 50706;

  private TiffKind() {}

  static MediaKind of(Content content) throws IOException {
    byte[] head = new byte[12];
    content.read(0, head, 0, head.length);
    ByteOrder order = head[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    if (new String(head, 8, 2, StandardCharsets.ISO_8859_1).equals("CR")) {
      return MediaKind.UNKNOWN;
    }
    long at = ByteBuffer.wrap(head).order(order).getInt(4) & 0xffffffffL;
    if (at < 8 || at + 2 > content.size()) {
      return MediaKind.TIFF;
    }
    byte[] count = new byte[2];
    content.read(at, count, 0, 2);
    int entries = ByteBuffer.wrap(count).order(order).getShort() & 0xffff;
    byte[] table = new byte[(int) Math.min(entries * 12L, content.size() - at - 2)];
    content.read(at + 2, table, 0, table.length);
    ByteBuffer in = ByteBuffer.wrap(table).order(order);
    boolean reduced = false;
    boolean inner = false;
    for (int i = 0; i + 12 <= table.length; i += 12) {
      int tag = in.getShort(i) & 0xffff;
      if (tag == DNG_VERSION) {
        return MediaKind.DNG;
      }
      reduced |= tag == SUBFILE && (in.getInt(i + 8) & 1) != 0;
      inner |= tag == SUB_DIRECTORIES;
    }
    return reduced && inner ? MediaKind.UNKNOWN : MediaKind.TIFF;
  }
}
