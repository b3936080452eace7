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
}
