package org.ecluse.sandbox;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.ecluse.sandbox.SandboxUnavailableException.Cause;

/**
 * How many workers may serve at once; whoever came first goes first. Not a {@link
 * java.util.concurrent.Semaphore}, since one who waits there cannot be sent away.
 */
final class Places {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Object> queue = new ArrayDeque<>();
  private int free;

  Places(int count) {
    this.free = count;
  }

  /**
   * Waits for a place.
   *
   * @param gone whether it is of no use any more; asked again after each {@link #wake}
   */
  void acquire(BooleanSupplier gone) throws IOException {
    Object ticket = new Object();
    lock.lock();
    queue.addLast(ticket);
    try {
      while (!gone.getAsBoolean() && (free == 0 || !ticket.equals(queue.peekFirst()))) {
        changed.await();
      }
      if (gone.getAsBoolean()) {
        throw closed();
      }
      free--;
    } catch (InterruptedException e) {
      throw interrupted();
    } finally {
      queue.remove(ticket);
      changed.signalAll();
      lock.unlock();
    }
  }

  void release() {
    lock.lock();
    try {
      free++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  static SandboxUnavailableException closed() {
    return new SandboxUnavailableException(Cause.CLOSED, "the sandbox or its worker is closed");
  }

  static InterruptedIOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("interrupted while waiting for a worker");
  }
}
