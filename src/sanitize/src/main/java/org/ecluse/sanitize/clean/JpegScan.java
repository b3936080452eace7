package org.ecluse.sanitize.clean;

import java.io.IOException;
import org.ecluse.core.Content;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Reader;
import org.ecluse.sanitize.io.Sink;

/**
 * Entropy-coded data (ITU-T T.81 §B.1.1.5): up to a marker that is neither stuffing nor restart.
 */
final class JpegScan {

  private JpegScan() {}

  /** Copies a scan and leaves the reader at the marker behind it, or at the end of the source. */
  static void copy(Reader in, Content source, Sink sink) throws IOException {
    byte[] block = new byte[Bounds.BLOCK];
    long position = in.position();
    while (position < source.size()) {
      int length = (int) Math.min(block.length, source.size() - position);
      source.read(position, block, 0, length);
      int end = end(block, length, position + length == source.size());
      if (end < 0) {
        sink.write(block, 0, length);
        position += length;
      } else {
        sink.write(block, 0, end);
        position += end;
        if (end + 1 < length || position + 1 >= source.size()) {
          in.seek(position);
          return;
        }
      }
    }
    in.seek(position);
  }

  /** Where the scan ends in this block, or -1; a 0xff in its last place is left for the next. */
  private static int end(byte[] block, int length, boolean last) {
    int i = 0;
    while (i < length) {
      if (block[i] != (byte) 0xff) {
        i++;
        continue;
      }
      if (i + 1 == length) {
        return i == 0 && !last ? -1 : i;
      }
      int next = block[i + 1] & 0xff;
      boolean goesOn = next == 0 || (next >= 0xd0 && next <= 0xd7);
      if (!goesOn) {
        return i;
      }
      i += 2;
    }
    return -1;
  }
}
