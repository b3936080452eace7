package org.ecluse.sanitize.clean;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * JPEG 2000 as it stands in a PDF (ISO/IEC 15444-1 annex I): the boxes that describe the picture
 * stay; XML, UUID and other boxes go, and comments of the code stream's main header.
 */
final class Jpeg2000Boxes {

  private static final Set<String> PICTURE = Set.of("jP  ", "ftyp", "jp2h");
  private static final int SOC = 0xff4f;
  private static final int SOT = 0xff90;
  private static final int COMMENT = 0xff64;

  private Jpeg2000Boxes() {}

  /** The picture alone, or nothing if this is not JPEG 2000. */
  static Optional<byte[]> bare(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (bytes.length < 12) {
      return Optional.empty();
    }
    if ((in.getShort(0) & 0xffff) == SOC) {
      return Optional.of(codeStream(bytes, 0, bytes.length));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    boolean picture = false;
    for (int at = 0; at + 8 <= bytes.length; ) {
      long size = in.getInt(at) & 0xffffffffL;
      int head = size == 1 ? 16 : 8;
      if (at + head > bytes.length) {
        break;
      }
      long whole = size == 1 ? in.getLong(at + 8) : size == 0 ? bytes.length - at : size;
      String type = new String(bytes, at + 4, 4, StandardCharsets.ISO_8859_1);
      if (whole < head || whole > bytes.length - at) {
        return Optional.empty();
      }
      if (PICTURE.contains(type)) {
        out.write(bytes, at, (int) whole);
      } else if (type.equals("jp2c")) {
        byte[] stream = codeStream(bytes, at + head, (int) whole - head);
        byte[] box = ByteBuffer.allocate(8).putInt(stream.length + 8).array();
        System.arraycopy(bytes, at + 4, box, 4, 4);
        out.write(box, 0, 8);
        out.write(stream, 0, stream.length);
        picture = true;
      }
      at += (int) whole;
    }
    return picture ? Optional.of(out.toByteArray()) : Optional.empty();
  }

  /** A code stream without the comments of its main header (annex A.9.2). */
  private static byte[] codeStream(byte[] bytes, int start, int length) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    ByteArrayOutputStream out = new ByteArrayOutputStream(length);
    int end = start + length;
    int at = Math.min(start + 2, end);
    out.write(bytes, start, at - start);
    while (at + 4 <= end) {
      int marker = in.getShort(at) & 0xffff;
      int size = 2 + (in.getShort(at + 2) & 0xffff);
      if (marker == SOT || marker < SOC || size < 4 || size > end - at) {
        break;
      }
      if (marker != COMMENT) {
        out.write(bytes, at, size);
      }
      at += size;
    }
    out.write(bytes, at, end - at);
    return out.toByteArray();
  }
}
