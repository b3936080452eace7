package org.ecluse.sanitize.io;

import java.io.IOException;
import java.io.OutputStream;
import org.ecluse.core.Content;

/** Where a cleaned file goes: written once from start to end, then readable from any place. */
public abstract class Sink extends OutputStream {

  /** Bytes written so far. */
  public abstract long written();

  /** What was written, for the residue check. Nothing may be written after this. */
  public abstract Content content() throws IOException;

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public abstract void write(byte[] from, int start, int length) throws IOException;

  /** Writes a part of a content, block by block. */
  public final void copy(Content source, long from, long length) throws IOException {
    byte[] block = new byte[(int) Math.min(Bounds.BLOCK, Math.max(0, length))];
    for (long done = 0; done < length; ) {
      int count = (int) Math.min(block.length, length - done);
      source.read(from + done, block, 0, count);
      write(block, 0, count);
      done += count;
    }
  }

  /** Writes so many zero bytes. */
  public final void zeros(long length) throws IOException {
    byte[] block = new byte[(int) Math.min(Bounds.BLOCK, Math.max(0, length))];
    for (long done = 0; done < length; done += block.length) {
      write(block, 0, (int) Math.min(block.length, length - done));
    }
  }
}
