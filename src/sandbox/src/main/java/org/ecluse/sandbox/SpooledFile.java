package org.ecluse.sandbox;

import java.io.IOException;
import java.util.function.Consumer;
import org.ecluse.core.Spooled;

/** A finished file of the spool. */
record SpooledFile(ChunkFile file, Consumer<ChunkFile> forget) implements Spooled {

  @Override
  public long size() {
    return file.size();
  }

  @Override
  public void read(long offset, byte[] into, int start, int length) throws IOException {
    file.read(offset, into, start, length);
  }

  @Override
  public void close() {
    forget.accept(file);
  }
}
