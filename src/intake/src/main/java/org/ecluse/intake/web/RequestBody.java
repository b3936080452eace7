package org.ecluse.intake.web;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.ecluse.core.Limits;
import org.ecluse.core.Refusal;
import org.ecluse.intake.circuit.Sender;
import org.ecluse.intake.submit.BrokenLineException;
import org.ecluse.intake.submit.CutShortException;
import org.jspecify.annotations.Nullable;

/**
 * The body of one request, from the event loop to the thread that reads it. What waits is bounded:
 * above it the connection is paused, and tor with it, back to the sender. A line that breaks, a
 * body shorter than announced, and a silence longer than the limit are exceptions.
 *
 * <p>{@link #discard} is what makes an early answer safe: a request that is answered while its body
 * still comes must have somewhere for that body to go, within bounds, or it is kept in memory.
 */
final class RequestBody extends InputStream implements Sender {

  /** Waiting bytes at which the sender is paused, and at which it may go on. */
  private static final int HIGH = 256 << 10;

  private static final int LOW = 64 << 10;

  /** So many waiting bytes show that somebody really sends. */
  private static final int READY = 16 << 10;

  private final HttpServerRequest request;
  private final Context loop;
  private final Duration stall;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Buffer> waiting = new ArrayDeque<>();
  private int waitingBytes;
  private int offset;
  private boolean started;
  private boolean paused = true;
  private boolean ended;
  private boolean broken;
  private @Nullable Refusal cut;
  private long waited;
  private long waitingSince;
  private boolean isWaiting;

  private volatile long received;

  /** On the request's event loop, before anything else is done with the request. */
  RequestBody(HttpServerRequest request, Context loop, Limits limits) {
    this.request = request;
    this.loop = loop;
    this.stall = limits.stall();
    request.pause();
    request.handler(this::arrived);
    request.endHandler(end -> change(() -> ended = true));
    request.exceptionHandler(error -> change(() -> broken = true));
  }

  @Override
  public long received() {
    return received;
  }

  @Override
  public long waited() {
    lock.lock();
    try {
      return waited + (isWaiting ? System.nanoTime() - waitingSince : 0);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean sending() {
    lock.lock();
    try {
      return !ended && !broken && cut == null;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean ready() {
    lock.lock();
    try {
      return ended || waitingBytes >= READY;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void cut(Refusal why) {
    change(() -> cut = why);
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // only the event loop writes it
  private void arrived(Buffer buffer) {
    received += buffer.length();
    change(
        () -> {
          waiting.add(buffer);
          waitingBytes += buffer.length();
          if (waitingBytes >= HIGH && !paused) {
            paused = true;
            request.pause();
          }
        });
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int start, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    lock.lock();
    try {
      begin();
      boolean more = await();
      if (cut != null) {
        throw new CutShortException(cut);
      }
      return more ? take(into, start, length) : -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      lock.unlock();
    }
  }

  private void begin() {
    if (!started) {
      started = true;
      paused = false;
      loop.runOnContext(
          now -> {
            if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
              request.response().writeContinue();
            }
            request.resume();
          });
    }
  }

  /** Waits for bytes; says whether there are any. */
  private boolean await() throws InterruptedException, IOException {
    if (!waiting.isEmpty()) {
      return true;
    }
    waitingSince = System.nanoTime();
    isWaiting = true;
    try {
      return awaitSender();
    } finally {
      isWaiting = false;
      waited += System.nanoTime() - waitingSince;
    }
  }

  private boolean awaitSender() throws InterruptedException, IOException {
    long left = stall.toNanos();
    while (waiting.isEmpty() && cut == null) {
      if (broken) {
        throw new BrokenLineException();
      }
      if (ended) {
        return false;
      }
      if (left <= 0) {
        throw new BrokenLineException();
      }
      left = changed.awaitNanos(left);
    }
    return true;
  }

  private int take(byte[] into, int start, int length) {
    Buffer head = waiting.element();
    int count = Math.min(length, head.length() - offset);
    head.getBytes(offset, offset + count, into, start);
    offset += count;
    waitingBytes -= count;
    if (offset == head.length()) {
      waiting.remove();
      offset = 0;
    }
    if (paused && waitingBytes <= LOW) {
      paused = false;
      loop.runOnContext(now -> request.resume());
    }
    return count;
  }

  /**
   * Throws away what still comes, and cuts the line when that is too much or takes too long. On the
   * event loop; nobody may read any more.
   *
   * @param first is shown the start of what was never read
   * @param drained run at the end of the body
   */
  void discard(Limits limits, FirstBytes first, Runnable drained) {
    change(
        () -> {
          waiting.forEach(first::add);
          waiting.clear();
          waitingBytes = 0;
          broken = true;
        });
    if (request.isEnded()) {
      first.end();
      drained.run();
      return;
    }
    long[] discarded = {0};
    request.handler(
        buffer -> {
          first.add(buffer);
          discarded[0] += buffer.length();
          if (discarded[0] > limits.discardBytes()) {
            request.connection().close();
          }
        });
    long[] timer = {
      loop.owner()
          .setTimer(
              TimeUnit.MILLISECONDS.convert(limits.discard()), late -> request.connection().close())
    };
    request.endHandler(
        end -> {
          loop.owner().cancelTimer(timer[0]);
          first.end();
          drained.run();
        });
    request.exceptionHandler(error -> loop.owner().cancelTimer(timer[0]));
    request.resume();
  }

  /** Whether the sender waits to be asked for the body and never was. */
  boolean neverAsked() {
    lock.lock();
    try {
      return !started && request.getHeader("Expect") != null;
    } finally {
      lock.unlock();
    }
  }
}
