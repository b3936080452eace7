package org.ecluse.sanitize.clean;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Uncleanable;

/** Unpacks rich text as mail programs pack it ([MS-OXRTFCP]). */
final class PackedRtf {

  private static final int HEAD = 16;
  private static final int PACKED = 0x75465a4c;
  private static final int WINDOW = 4096;
  private static final String DICTIONARY =
      "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern "
          + "\\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0"
          + "\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";

  private PackedRtf() {}

  static byte[] unpack(byte[] packed) throws IOException {
    if (packed.length < HEAD) {
      throw Uncleanable.damaged();
    }
    ByteBuffer in = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
    int size = in.getInt(4);
    if (size < 0 || size > Bounds.PART_IN_MEMORY) {
      throw Uncleanable.tooLarge();
    }
    if (in.getInt(8) != PACKED) {
      return Arrays.copyOfRange(packed, HEAD, Math.min(packed.length, HEAD + size));
    }
    byte[] window = Arrays.copyOf(DICTIONARY.getBytes(StandardCharsets.US_ASCII), WINDOW);
    int to = DICTIONARY.length();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int at = HEAD; at < packed.length && out.size() < size; ) {
      int flags = packed[at++];
      for (int bit = 0; bit < 8 && at < packed.length && out.size() < size; bit++) {
        if ((flags >> bit & 1) == 0) {
          window[to] = packed[at++];
          out.write(window[to]);
          to = (to + 1) % WINDOW;
          continue;
        }
        if (at + 2 > packed.length) {
          throw Uncleanable.damaged();
        }
        int reference = (packed[at] & 0xff) << 8 | (packed[at + 1] & 0xff);
        at += 2;
        int from = reference >> 4;
        if (from == to) {
          return out.toByteArray();
        }
        for (int i = 0; i < (reference & 0xf) + 2; i++) {
          window[to] = window[(from + i) % WINDOW];
          out.write(window[to]);
          to = (to + 1) % WINDOW;
        }
      }
    }
    return out.toByteArray();
  }
}
