package org.ecluse.sanitize.io;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what a packed stream unfolds to and ends a bomb with a reason. */
public final class Unfolding extends FilterInputStream {

  private final long limit;
  private long count;

  /**
   * @param limit the most bytes that may come out
   */
  public Unfolding(InputStream in, long limit) {
    super(in);
    this.limit = limit;
  }

  /** The bound for an entry of that packed size. */
  public static long limitFor(long packed) {
    long byRatio = packed > Bounds.UNFOLDED_ENTRY ? Bounds.UNFOLDED_ENTRY : packed * Bounds.RATIO;
    return Math.min(Bounds.UNFOLDED_ENTRY, Math.max(byRatio, Bounds.RATIO_SLACK));
  }

  public long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    if (value >= 0) {
      grow(1);
    }
    return value;
  }

  @Override
  public int read(byte[] into, int start, int length) throws IOException {
    int read = super.read(into, start, length);
    if (read > 0) {
      grow(read);
    }
    return read;
  }

  @Override
  public long skip(long wanted) throws IOException {
    return read(new byte[(int) Math.min(wanted, 4096)]);
  }

  private void grow(int by) throws IOException {
    count += by;
    if (count > limit) {
      throw Uncleanable.tooLarge();
    }
  }
}
