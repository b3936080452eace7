package org.ecluse.sandbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sealed chunks of one file: the first ones in memory, as long as there were slots, all that
 * follow in one scratch file. Not safe for several threads.
 */
final class SealedChunks implements AutoCloseable {

  private final Room room;
  private final List<byte[]> slots = new ArrayList<>();
  private @Nullable FileChannel file;
  private long filed;

  SealedChunks(Room room) {
    this.room = room;
  }

  long count() {
    return slots.size() + filed;
  }

  /** Seals the next chunk and keeps it. After an exception the file is of no use any more. */
  void add(ChunkCipher cipher, boolean last, byte[] clear, int length) throws SpoolFullException {
    byte[] slot = file == null ? room.buffers().slot() : null;
    if (slot != null) {
      slots.add(slot);
      cipher.seal(slots.size() - 1, last, clear, length, slot);
      return;
    }
    room.reserve();
    filed++;
    byte[] passing = room.buffers().take();
    try {
      int sealed = cipher.seal(count() - 1, last, clear, length, passing);
      write(ByteBuffer.wrap(passing, 0, sealed));
    } finally {
      room.buffers().give(passing);
    }
  }

  /** Opens a chunk of {@code length} bytes in the clear into the given place. */
  void open(ChunkCipher cipher, long index, boolean last, int length, byte[] into, int start)
      throws IOException {
    int sealed = length + ChunkCipher.TAG;
    if (index < slots.size()) {
      cipher.open(index, last, slots.get((int) index), sealed, into, start);
      return;
    }
    byte[] passing = room.buffers().take();
    try {
      read(index, ByteBuffer.wrap(passing, 0, sealed));
      cipher.open(index, last, passing, sealed, into, start);
    } finally {
      room.buffers().give(passing);
    }
  }

  private void write(ByteBuffer sealed) throws SpoolFullException {
    if (file == null) {
      file = room.file();
    }
    long place = (filed - 1) * ChunkCipher.SEALED;
    try {
      while (sealed.hasRemaining()) {
        place += file.write(sealed, place);
      }
    } catch (IOException e) {
      // Whatever the disk says (ENOSPC, EDQUOT, EIO), it takes no more of this file.
      throw new SpoolFullException(e);
    }
  }

  private void read(long index, ByteBuffer sealed) throws IOException {
    if (file == null) {
      throw new DamagedSpoolException();
    }
    long place = (index - slots.size()) * ChunkCipher.SEALED;
    while (sealed.hasRemaining()) {
      int count = file.read(sealed, place);
      if (count < 0) {
        throw new DamagedSpoolException();
      }
      place += count;
    }
  }

  /** For tests, which tamper with it. */
  List<byte[]> slots() {
    return slots;
  }

  /** For tests, which tamper with it. */
  @Nullable FileChannel file() {
    return file;
  }

  @Override
  public void close() throws IOException {
    slots.forEach(room.buffers()::giveSlot);
    slots.clear();
    room.release(filed);
    filed = 0;
    if (file != null) {
      file.close();
      file = null;
    }
  }
}
