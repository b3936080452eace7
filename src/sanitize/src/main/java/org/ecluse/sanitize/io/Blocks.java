package org.ecluse.sanitize.io;

import java.io.EOFException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.ecluse.core.Content;

/**
 * A content read through a few blocks in memory: parsers jump, and a jump over the wire costs two
 * frames. Not safe for several threads.
 */
public final class Blocks implements Content {

  private final Content under;

  private final Map<Long, byte[]> blocks =
      new LinkedHashMap<>(64, 0.75f, true) {
        @java.io.Serial private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
          return size() > Bounds.BLOCKS;
        }
      };

  public Blocks(Content under) {
    this.under = under;
  }

  @Override
  public long size() {
    return under.size();
  }

  @Override
  public void read(long offset, byte[] into, int start, int length) throws IOException {
    Objects.checkFromIndexSize(start, length, into.length);
    if (offset < 0 || length > size() - offset) {
      throw new EOFException();
    }
    int done = 0;
    while (done < length) {
      long position = offset + done;
      byte[] block = block(position / Bounds.BLOCK);
      int within = (int) (position % Bounds.BLOCK);
      int count = Math.min(length - done, block.length - within);
      System.arraycopy(block, within, into, start + done, count);
      done += count;
    }
  }

  private byte[] block(long number) throws IOException {
    byte[] known = blocks.get(number);
    if (known != null) {
      return known;
    }
    long from = number * Bounds.BLOCK;
    byte[] fresh = new byte[(int) Math.min(Bounds.BLOCK, size() - from)];
    under.read(from, fresh, 0, fresh.length);
    blocks.put(number, fresh);
    return fresh;
  }
}
