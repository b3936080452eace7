package org.ecluse.sanitize.clean;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * Windows metafiles by records: [MS-EMF] without the description in the header and without comments
 * that do not draw, [MS-WMF] without escapes.
 */
final class Metafile {

  private static final int EMR_HEADER = 1;
  private static final int EMR_EOF = 14;
  private static final int EMR_COMMENT = 70;
  private static final int EMF_PLUS = 0x2b464d45;
  private static final int HEADER_WITHOUT_TEXTS = 88;
  private static final int META_ESCAPE = 0x0626;
  private static final int PLACEABLE = 22;

  private Metafile() {}

  static byte[] bareEnhanced(byte[] emf) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(emf).order(ByteOrder.LITTLE_ENDIAN);
    ByteArrayOutputStream out = new ByteArrayOutputStream(emf.length);
    int records = 0;
    boolean ended = false;
    for (int at = 0; at + 8 <= emf.length && !ended; ) {
      int type = in.getInt(at);
      int size = in.getInt(at + 4);
      if (size < 8
          || size > emf.length - at
          || (size & 3) != 0
          || (at == 0) != (type == EMR_HEADER)) {
        throw Uncleanable.damaged();
      }
      if (type == EMR_HEADER) {
        out.write(header(in, size));
        records++;
      } else if (type != EMR_COMMENT || (size >= 16 && in.getInt(at + 12) == EMF_PLUS)) {
        out.write(emf, at, size);
        records++;
      }
      ended = type == EMR_EOF;
      at += size;
    }
    if (!ended) {
      throw Uncleanable.damaged();
    }
    byte[] bare = out.toByteArray();
    ByteBuffer fields = ByteBuffer.wrap(bare).order(ByteOrder.LITTLE_ENDIAN);
    fields.putInt(48, bare.length).putInt(52, records);
    return bare;
  }

  /** The header's numbers ([MS-EMF] §2.3.4.2): no description, no pixel format, no slack. */
  private static byte[] header(ByteBuffer in, int size) throws IOException {
    if (size < HEADER_WITHOUT_TEXTS) {
      throw Uncleanable.damaged();
    }
    int description = in.getInt(64);
    boolean extended = size >= 108 && (description == 0 || description >= 108);
    byte[] header = new byte[extended ? 108 : HEADER_WITHOUT_TEXTS];
    in.get(0, header);
    ByteBuffer fields = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
    fields.putInt(4, header.length).putInt(60, 0).putInt(64, 0);
    if (extended) {
      fields.putInt(88, 0).putInt(92, 0);
    }
    return header;
  }

  static byte[] bareWindows(byte[] wmf) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(wmf).order(ByteOrder.LITTLE_ENDIAN);
    int start = in.getInt(0) == 0x9ac6cdd7 ? PLACEABLE : 0;
    if (wmf.length < start + 18) {
      throw Uncleanable.damaged();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(wmf.length);
    out.write(wmf, 0, start + 18);
    for (int at = start + 18; at + 6 <= wmf.length; ) {
      long size = (in.getInt(at) & 0xffffffffL) * 2;
      int function = in.getShort(at + 4) & 0xffff;
      if (size < 6 || size > wmf.length - at) {
        throw Uncleanable.damaged();
      }
      if (function != META_ESCAPE) {
        out.write(wmf, at, (int) size);
      }
      if (function == 0) {
        byte[] bare = out.toByteArray();
        ByteBuffer.wrap(bare)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(start + 6, (bare.length - start) / 2);
        return bare;
      }
      at += (int) size;
    }
    throw Uncleanable.damaged();
  }
}
