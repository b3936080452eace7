package org.ecluse.sandbox;

import java.io.IOException;
import java.nio.channels.FileChannel;

/** The room that all files of a spool share: slots in memory, then space in scratch files. */
final class Room {

  private final Buffers buffers;
  private final FileSource scratch;
  private final long memoryLimit;
  private final long diskLimit;
  private long diskUsed;

  Room(long memoryLimit, long diskLimit, FileSource scratch) {
    this.memoryLimit = memoryLimit;
    this.diskLimit = diskLimit;
    this.scratch = scratch;
    this.buffers = new Buffers((int) Math.min(1 << 24, memoryLimit / ChunkCipher.SEALED));
  }

  Buffers buffers() {
    return buffers;
  }

  FileChannel file() throws SpoolFullException {
    try {
      return scratch.open();
    } catch (IOException e) {
      throw new SpoolFullException(e);
    }
  }

  /** Opens a scratch file as an upload would, and lets it go. */
  void tryFile() throws IOException {
    scratch.open().close();
  }

  /** Reserves disk space for one sealed chunk. */
  synchronized void reserve() throws SpoolFullException {
    if (diskUsed + ChunkCipher.SEALED > diskLimit) {
      throw new SpoolFullException(null);
    }
    diskUsed += ChunkCipher.SEALED;
  }

  synchronized void release(long chunks) {
    diskUsed -= chunks * ChunkCipher.SEALED;
  }

  synchronized SpoolUse use() {
    long memory = (long) buffers.usedSlots() * ChunkCipher.SEALED;
    return new SpoolUse(memory, memoryLimit, diskUsed, diskLimit);
  }
}
