package org.ecluse.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ecluse.core.Limits;
import org.ecluse.core.Spooled;

/**
 * Where files wait: sealed chunk by chunk ({@code src/spec/spool-chunk.md}) under a key that exists
 * in memory only, first in memory, then in scratch files without a name. One spool serves all
 * submissions at once; each file in it belongs to one of them, and its room comes back when it is
 * closed. Whoever forgets to close a file keeps its room until the spool is closed.
 */
public final class Spool implements AutoCloseable {

  private final Path folder;
  private final Room room;
  private final Set<ChunkFile> files = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  private Spool(Path folder, Room room) {
    this.folder = folder;
    this.room = room;
  }

  /**
   * A spool whose scratch files lie in this folder.
   *
   * @param scratch the folder for scratch files, {@code $ECLUSE_HOME/scratch}; whatever an earlier
   *     process left there is removed
   */
  public static Spool open(Path scratch, Limits limits) throws IOException {
    return open(scratch, limits, Scratch.open(scratch));
  }

  static Spool open(Path scratch, Limits limits, FileSource files) {
    return new Spool(scratch, new Room(limits.spoolMemoryBytes(), limits.spoolDiskBytes(), files));
  }

  /**
   * Takes a stream to its end. The stream stays the caller's to close.
   *
   * @throws TooLargeException after {@code limit} bytes, if more come
   * @throws SpoolFullException if there is no room
   * @throws IOException what the stream itself throws; nothing is kept then
   */
  public Spooled take(InputStream part, long limit) throws IOException {
    byte[] buffer = room.buffers().take();
    try (Draft draft = draft(limit)) {
      for (int count = part.read(buffer); count >= 0; count = part.read(buffer)) {
        draft.append(buffer, 0, count);
      }
      return draft.finish();
    } finally {
      room.buffers().give(buffer);
    }
  }

  /** A new, empty file that may grow to {@code limit} bytes. */
  public Draft draft(long limit) throws IOException {
    ChunkFile file = new ChunkFile(room);
    files.add(file);
    if (closed) {
      forget(file);
      throw new IOException("the spool is closed");
    }
    return new Draft(file, limit, this::forget);
  }

  /** Gives memory back that is kept only to be used again: for when it is short. */
  public void trim() {
    room.buffers().trim();
  }

  public SpoolUse use() {
    return room.use();
  }

  /**
   * Bytes that the disk of the scratch folder has left, after a trial whether it takes a file.
   *
   * @throws IOException if it takes none
   */
  public long diskFree() throws IOException {
    long free = Files.getFileStore(folder).getUsableSpace();
    if (free > 0) {
      room.tryFile();
    }
    return free;
  }

  /** The scratch folder. */
  Path folder() {
    return folder;
  }

  /** Forgets the keys of all files. */
  @Override
  public void close() {
    closed = true;
    files.forEach(this::forget);
  }

  private void forget(ChunkFile file) {
    files.remove(file);
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("a scratch file cannot be closed", e);
    }
  }
}
