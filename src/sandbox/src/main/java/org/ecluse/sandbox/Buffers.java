package org.ecluse.sandbox;

import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Arrays of one sealed chunk's length, used again and again. Two uses: slots, which hold sealed
 * chunks and are counted, and passing buffers, which may have held bytes in the clear and are
 * wiped.
 */
final class Buffers {

  private static final int KEPT_PASSING = 32;

  private final int most;
  private final ArrayDeque<byte[]> slots = new ArrayDeque<>();
  private final ArrayDeque<byte[]> passing = new ArrayDeque<>();
  private int used;

  Buffers(int slots) {
    this.most = slots;
  }

  /** A slot for a sealed chunk, or nothing when all are used. */
  synchronized byte @Nullable [] slot() {
    if (used == most) {
      return null;
    }
    used++;
    byte[] slot = slots.pollLast();
    return slot != null ? slot : new byte[ChunkCipher.SEALED];
  }

  synchronized void giveSlot(byte[] slot) {
    used--;
    slots.addLast(slot);
  }

  /** Lets go of what is kept only to be used again. */
  synchronized void trim() {
    slots.clear();
    passing.clear();
  }

  synchronized int usedSlots() {
    return used;
  }

  /** A buffer for now. Not counted: every file being read or written has two at most. */
  byte[] take() {
    synchronized (this) {
      byte[] buffer = passing.pollLast();
      if (buffer != null) {
        return buffer;
      }
    }
    return new byte[ChunkCipher.SEALED];
  }

  void give(byte[] buffer) {
    Arrays.fill(buffer, (byte) 0);
    synchronized (this) {
      if (passing.size() < KEPT_PASSING) {
        passing.addLast(buffer);
      }
    }
  }
}
