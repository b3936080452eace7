package org.ecluse.sandbox;

import java.io.EOFException;
import java.io.IOException;
import java.util.Objects;
import org.ecluse.core.Content;
import org.jspecify.annotations.Nullable;

/**
 * One file in the spool: it grows at its end, can be read anywhere at any time, and is finished
 * once. Of its bytes at most two chunks are in the clear: the end that is being written and the one
 * that was read last. A finished file that only waits has none.
 */
final class ChunkFile implements Content, AutoCloseable {

  private static final int CHUNK = ChunkCipher.CHUNK;

  private final Room room;
  private final ChunkCipher cipher = ChunkCipher.fresh();
  private final SealedChunks chunks;
  private byte @Nullable [] tail;
  private int tailLength;
  private byte @Nullable [] cache;
  private long cached = -1;
  private long size;
  private boolean finished;
  private boolean closed;

  ChunkFile(Room room) {
    this.room = room;
    this.chunks = new SealedChunks(room);
  }

  synchronized void append(byte[] bytes, int start, int length) throws IOException {
    Objects.checkFromIndexSize(start, length, bytes.length);
    int done = 0;
    while (done < length) {
      byte[] end = end();
      int count = Math.min(length - done, CHUNK - tailLength);
      System.arraycopy(bytes, start + done, end, tailLength, count);
      grow(count);
      done += count;
    }
  }

  synchronized void finish() throws IOException {
    byte[] end = end(false);
    chunks.add(cipher, true, end, tailLength);
    finished = true;
    forget();
    cipher.rest();
  }

  @Override
  public synchronized long size() {
    return size;
  }

  @Override
  public synchronized void read(long offset, byte[] into, int start, int length)
      throws IOException {
    Objects.checkFromIndexSize(start, length, into.length);
    checkOpen();
    if (offset < 0 || length > size - offset) {
      throw new EOFException();
    }
    int done = 0;
    while (done < length) {
      long index = (offset + done) / CHUNK;
      int within = (int) ((offset + done) % CHUNK);
      int count = Math.min(length - done, chunkLength(index) - within);
      copy(index, within, into, start + done, count);
      done += count;
    }
  }

  @Override
  public synchronized void close() throws IOException {
    if (!closed) {
      closed = true;
      cipher.destroy();
      forget();
      chunks.close();
    }
  }

  private void copy(long index, int within, byte[] into, int start, int count) throws IOException {
    if (tail != null && index == chunks.count()) {
      System.arraycopy(tail, within, into, start, count);
    } else if (index != cached && count == chunkLength(index)) {
      chunks.open(cipher, index, isLast(index), count, into, start);
    } else {
      System.arraycopy(cached(index), within, into, start, count);
    }
  }

  private byte[] cached(long index) throws IOException {
    if (cache == null) {
      cache = room.buffers().take();
    }
    if (cached != index) {
      cached = -1;
      chunks.open(cipher, index, isLast(index), chunkLength(index), cache, 0);
      cached = index;
    }
    return cache;
  }

  /** The end, with room for one byte at least. */
  private byte[] end() throws IOException {
    return end(tailLength == CHUNK);
  }

  private byte[] end(boolean seal) throws IOException {
    checkOpen();
    if (finished) {
      throw new IllegalStateException("finished");
    }
    if (tail == null) {
      tail = room.buffers().take();
    }
    if (seal) {
      chunks.add(cipher, false, tail, tailLength);
      tailLength = 0;
    }
    return tail;
  }

  private void grow(int count) {
    tailLength += count;
    size += count;
  }

  private int chunkLength(long index) {
    return (int) Math.min(CHUNK, size - index * CHUNK);
  }

  private boolean isLast(long index) {
    return finished && index == chunks.count() - 1;
  }

  private void checkOpen() throws IOException {
    if (closed) {
      throw new IOException("the spooled file is closed");
    }
  }

  private void forget() {
    if (tail != null) {
      room.buffers().give(tail);
      tail = null;
    }
    if (cache != null) {
      room.buffers().give(cache);
      cache = null;
      cached = -1;
    }
  }

  /** For tests, which tamper with them. */
  SealedChunks chunks() {
    return chunks;
  }
}
