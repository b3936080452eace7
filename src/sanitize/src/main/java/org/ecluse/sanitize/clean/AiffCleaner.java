package org.ecluse.sanitize.clean;

import static java.nio.ByteOrder.BIG_ENDIAN;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * AIFF and AIFF-C (Apple, 1989 and 1991), lossless: the common chunk and the samples stay; names,
 * authors, remarks, markers, instruments, ID3 and everything behind the end go.
 */
public class AiffCleaner implements Cleaner {

  private static final int COMMON = 18;
  private static final int COMMON_COMPRESSED = 22;

  @Override
  public MediaKind kind() {
    return MediaKind.AIFF;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    byte[] head = new byte[12];
    source.read(0, head, 0, head.length);
    boolean compressed = head[11] == 'C';
    Pieces out = new Pieces().add(new String(head, 8, 4, StandardCharsets.ISO_8859_1));
    boolean common = false;
    boolean sound = false;
    for (RiffChunk chunk : RiffChunk.list(source, 12, source.size(), BIG_ENDIAN)) {
      if (chunk.name().equals("COMM") && !common) {
        RiffChunk.add(
            out, "COMM", common(chunk.bytes(source, Bounds.BLOCK), compressed), BIG_ENDIAN);
        common = true;
      } else if (chunk.name().equals("SSND") && !sound) {
        chunk.copy(out, BIG_ENDIAN);
        sound = true;
      } else if ((chunk.name().equals("FVER") && chunk.size() == 4) || keeps(chunk.name())) {
        chunk.copy(out, BIG_ENDIAN);
      }
    }
    if (!common) {
      throw Uncleanable.damaged();
    }
    sink.write(RiffChunk.head("FORM", out.size(), BIG_ENDIAN));
    out.write(source, sink);
  }

  /** Whether another chunk is copied; the seam for a test that breaks this on purpose. */
  boolean keeps(String name) {
    return false;
  }

  /** The compression's code without its name for people. */
  private static byte[] common(byte[] bytes, boolean compressed) throws IOException {
    int size = compressed ? COMMON_COMPRESSED : COMMON;
    if (bytes.length < size) {
      throw Uncleanable.damaged();
    }
    return Arrays.copyOf(Arrays.copyOf(bytes, size), compressed ? size + 2 : size);
  }
}
