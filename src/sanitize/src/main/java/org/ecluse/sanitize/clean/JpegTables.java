package org.ecluse.sanitize.clean;

import java.io.ByteArrayOutputStream;

/** The abbreviated JPEG stream of a TIFF page: only its tables stay (TIFF Technical Note 2). */
final class JpegTables {

  private static final int QUANTISATION = 0xdb;
  private static final int HUFFMAN = 0xc4;

  private JpegTables() {}

  static TiffDirectory.Field bare(TiffDirectory.Field field) {
    byte[] in = field.values();
    ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
    out.write(0xff);
    out.write(0xd8);
    for (int at = 2; at + 4 <= in.length && in[at] == (byte) 0xff; ) {
      int marker = in[at + 1] & 0xff;
      int size = 2 + ((in[at + 2] & 0xff) << 8 | (in[at + 3] & 0xff));
      if (marker == 0xd9 || size > in.length - at) {
        break;
      }
      if (marker == QUANTISATION || marker == HUFFMAN || marker == 0xdd) {
        out.write(in, at, size);
      }
      at += size;
    }
    out.write(0xff);
    out.write(0xd9);
    byte[] bare = out.toByteArray();
    return new TiffDirectory.Field(7, bare.length, bare);
  }
}
