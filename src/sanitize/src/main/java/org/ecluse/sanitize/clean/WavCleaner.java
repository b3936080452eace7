package org.ecluse.sanitize.clean;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * WAV (RIFF, also RF64 of EBU Tech 3306), lossless: format, count and samples stay. Broadcast and
 * iXML data, lists of texts, cues, fillers and everything behind the end go.
 */
public class WavCleaner implements Cleaner {

  private static final Set<String> SMALL = Set.of("fmt ", "fact");
  private static final long LARGEST = 0xffff_ff00L;
  private static final int LARGEST_FORMAT = 4096;

  @Override
  public MediaKind kind() {
    return MediaKind.WAV;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    List<RiffChunk> chunks = RiffChunk.list(source, 12, source.size(), LITTLE_ENDIAN);
    Pieces small = new Pieces();
    RiffChunk data = null;
    for (RiffChunk chunk : chunks) {
      if (SMALL.contains(chunk.name()) && data == null) {
        RiffChunk.add(small, chunk.name(), fields(chunk, source), LITTLE_ENDIAN);
      } else if (chunk.name().equals("data") && data == null) {
        data = chunk;
      } else if (keeps(chunk.name())) {
        chunk.copy(small, LITTLE_ENDIAN);
      }
    }
    if (data == null || small.isEmpty()) {
      throw Uncleanable.damaged();
    }
    long size = size(source, chunks, data);
    long whole = 4 + small.size() + RiffChunk.HEAD + size + (size & 1);
    boolean large = whole > LARGEST;
    Pieces out = new Pieces();
    out.add(RiffChunk.head(large ? "RF64" : "RIFF", large ? -1 : whole, LITTLE_ENDIAN)).add("WAVE");
    if (large) {
      ByteBuffer sizes = ByteBuffer.allocate(28).order(LITTLE_ENDIAN);
      RiffChunk.add(out, "ds64", sizes.putLong(whole + 36).putLong(size).array(), LITTLE_ENDIAN);
    }
    out.all(small).add(RiffChunk.head("data", large ? -1 : size, LITTLE_ENDIAN));
    out.range(data.body(), size).add(new byte[(int) (size & 1)]);
    out.write(source, sink);
  }

  /** Whether another chunk is copied; the seam for a test that breaks this on purpose. */
  boolean keeps(String name) {
    return false;
  }

  /** The format at the length that it says (WAVEFORMATEX has the size of its rest at 16). */
  private static byte[] fields(RiffChunk chunk, Content source) throws IOException {
    byte[] bytes = chunk.bytes(source, LARGEST_FORMAT);
    if (chunk.name().equals("fact")) {
      return java.util.Arrays.copyOf(bytes, 4);
    }
    if (bytes.length < 16) {
      throw Uncleanable.damaged();
    }
    int rest = bytes.length < 18 ? 0 : 2 + ByteBuffer.wrap(bytes).order(LITTLE_ENDIAN).getShort(16);
    return java.util.Arrays.copyOf(bytes, Math.clamp(16L + rest, 16, bytes.length));
  }

  /** A 32-bit size cannot say more than 4 GiB; RF64 says it in a chunk of its own. */
  private static long size(Content source, List<RiffChunk> chunks, RiffChunk data)
      throws IOException {
    for (RiffChunk chunk : chunks) {
      if (chunk.name().equals("ds64") && chunk.size() >= 16) {
        ByteBuffer sizes =
            ByteBuffer.wrap(chunk.bytes(source, LARGEST_FORMAT)).order(LITTLE_ENDIAN);
        long size = sizes.getLong(8);
        return size < 0 ? data.size() : Math.min(size, source.size() - data.body());
      }
    }
    return data.size();
  }
}
