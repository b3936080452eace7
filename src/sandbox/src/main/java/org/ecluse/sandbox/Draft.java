package org.ecluse.sandbox;

import java.io.IOException;
import java.util.function.Consumer;
import org.ecluse.core.Cleaned;
import org.ecluse.core.Content;
import org.ecluse.core.Report;
import org.ecluse.core.Spooled;

/**
 * A file in the spool that is still being written; what was written can be read already. It becomes
 * a {@link Spooled} or a {@link Cleaned}, which then owns the bytes, or is closed and forgotten.
 */
public final class Draft implements Content, AutoCloseable {

  private final ChunkFile file;
  private final long limit;
  private final Consumer<ChunkFile> forget;
  private boolean handedOver;

  Draft(ChunkFile file, long limit, Consumer<ChunkFile> forget) {
    this.file = file;
    this.limit = limit;
    this.forget = forget;
  }

  /**
   * Appends bytes.
   *
   * @throws TooLargeException if this passes the limit; nothing of it is kept then
   * @throws SpoolFullException if there is no room; the draft is of no use any more
   */
  public void append(byte[] bytes, int start, int length) throws IOException {
    if (length > limit - file.size()) {
      throw new TooLargeException();
    }
    file.append(bytes, start, length);
  }

  @Override
  public long size() {
    return file.size();
  }

  @Override
  public void read(long offset, byte[] into, int start, int length) throws IOException {
    file.read(offset, into, start, length);
  }

  /** Ends the file. The draft need not be closed any more. */
  public Spooled finish() throws IOException {
    file.finish();
    handedOver = true;
    return new SpooledFile(file, forget);
  }

  /** Ends the file as what a worker made of another one. */
  public Cleaned finish(Report report) throws IOException {
    file.finish();
    handedOver = true;
    return new CleanedFile(new SpooledFile(file, forget), report);
  }

  @Override
  public void close() {
    if (!handedOver) {
      forget.accept(file);
    }
  }
}
