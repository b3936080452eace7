package org.ecluse.vault.s3;

import java.io.IOException;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The memory that long puts share. A buffer is lent for one part, not for one upload, and in the
 * order of asking: a slow upload of gigabytes must not keep the others waiting.
 */
final class PartBuffers {

  /** What is done with a buffer while it is lent. */
  interface Work {
    boolean with(byte[] buffer) throws IOException, S3Failure;
  }

  private static final int COUNT = 8;

  private final Semaphore permits = new Semaphore(COUNT, true);
  private final Deque<byte[]> idle = new ConcurrentLinkedDeque<>();
  private final int size;
  private final Duration patience;

  PartBuffers(int size, Duration patience) {
    this.size = size;
    this.patience = patience;
  }

  boolean lend(Work work) throws IOException, S3Failure {
    take();
    try {
      byte[] last = idle.poll();
      byte[] buffer = last == null ? new byte[size] : last;
      boolean result = work.with(buffer);
      // Not after a failure: a request that was given up may still be reading from it.
      idle.push(buffer);
      return result;
    } finally {
      permits.release();
    }
  }

  private void take() throws S3Failure {
    try {
      if (!permits.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new S3Failure(S3Failure.SILENCE, "Busy");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new S3Failure(S3Failure.SILENCE, "Interrupted");
    }
  }
}
