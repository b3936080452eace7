package org.ecluse.seal.envelope;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * A raw deflate stream (RFC 1951) of exact length that compresses nothing: the data in stored
 * blocks, then empty blocks as padding. Whoever inflates it gets the data back and never notices.
 */
final class StoredDeflate extends InputStream {

  /** An empty stored block: five bytes of nothing. */
  private static final byte[] EMPTY = {0x00, 0x00, 0x00, (byte) 0xFF, (byte) 0xFF};

  /** The same behind an empty fixed-Huffman block: six bytes of nothing. */
  private static final byte[] EMPTY_SIX = {0x02, 0x00, 0x00, 0x00, (byte) 0xFF, (byte) 0xFF};

  private static final byte[] LAST = {0x01, 0x00, 0x00, (byte) 0xFF, (byte) 0xFF};

  private final InputStream data;
  private final byte[] stored = new byte[5];
  private byte[] pending = stored;
  private int pendingAt = 5;
  private long dataLeft;
  private int blockLeft;
  private long sixes;
  private long fives;
  private boolean ended;

  /**
   * Pads to an exact length.
   *
   * @param length what the data will give
   * @param target at least the stored length plus 29
   */
  StoredDeflate(InputStream data, long length, long target) {
    this.data = data;
    this.dataLeft = length;
    long padding = target - Layout.stored(length);
    this.sixes = padding % 5;
    this.fives = (padding - 6 * sixes) / 5 - 1;
    if (fives < 0) {
      throw new IllegalArgumentException("no room for padding");
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int start, int length) throws IOException {
    int done = 0;
    while (done < length) {
      if (pendingAt < pending.length) {
        int count = Math.min(length - done, pending.length - pendingAt);
        System.arraycopy(pending, pendingAt, into, start + done, count);
        pendingAt += count;
        done += count;
      } else if (blockLeft > 0) {
        int count = data.read(into, start + done, Math.min(length - done, blockLeft));
        if (count < 0) {
          throw new EOFException();
        }
        blockLeft -= count;
        done += count;
      } else if (!nextBlock()) {
        return done > 0 || length == 0 ? done : -1;
      }
    }
    return done;
  }

  private boolean nextBlock() {
    if (ended) {
      return false;
    }
    pendingAt = 0;
    if (dataLeft > 0) {
      blockLeft = (int) Math.min(dataLeft, Layout.STORED);
      dataLeft -= blockLeft;
      stored[1] = (byte) blockLeft;
      stored[2] = (byte) (blockLeft >> 8);
      stored[3] = (byte) ~blockLeft;
      stored[4] = (byte) (~blockLeft >> 8);
      pending = stored;
    } else if (sixes > 0) {
      sixes--;
      pending = EMPTY_SIX;
    } else if (fives > 0) {
      fives--;
      pending = EMPTY;
    } else {
      ended = true;
      pending = LAST;
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    data.close();
  }
}
