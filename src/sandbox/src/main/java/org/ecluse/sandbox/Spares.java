package org.ecluse.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.ecluse.sandbox.SandboxUnavailableException.Cause;

/**
 * Warm workers that have never seen a document. One thread starts them and lives as long as they
 * do; each gets ready beside it, so that several can at once.
 *
 * <p>The first one proves that workers start here and clean every kind of document; the others wait
 * for it. Those that follow get ready for less than half of that: most serve one file of one kind.
 */
final class Spares implements AutoCloseable {

  private static final Duration WARM_UP = Duration.ofSeconds(60);
  private static final int PATIENCE = 3;
  private static final long LONGEST_PAUSE_SECONDS = 30;

  private final Launcher launcher;
  private final Watchdog watchdog;
  private final int target;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<WorkerProcess> warm = new ArrayDeque<>();
  private final Set<WorkerProcess> warming = new HashSet<>();
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private volatile AotState aot = AotState.NONE;
  private int launching;
  private int waiting;
  private int failures;
  private boolean closed;

  Spares(Launcher launcher, Watchdog watchdog, int target) {
    this.launcher = launcher;
    this.watchdog = watchdog;
    this.target = target;
  }

  void start() {
    Thread.ofPlatform().daemon().name("ecluse-spares").start(this::keepStarting);
  }

  /** Completes with the first warm worker, or fails when workers do not start. */
  CompletableFuture<Void> ready() {
    return ready.copy();
  }

  AotState aot() {
    return aot;
  }

  int count() {
    lock.lock();
    try {
      return warm.size();
    } finally {
      lock.unlock();
    }
  }

  boolean healthy() {
    lock.lock();
    try {
      return ready.isDone() && failures == 0 && !closed;
    } finally {
      lock.unlock();
    }
  }

  /** A warm worker that nobody had; waits until there is one, unless {@code gone}. */
  WorkerProcess take(BooleanSupplier gone) throws IOException {
    lock.lock();
    waiting++;
    changed.signalAll();
    try {
      while (true) {
        if (closed || gone.getAsBoolean()) {
          throw Places.closed();
        }
        WorkerProcess worker = warm.pollFirst();
        if (worker == null && failures >= PATIENCE) {
          throw doesNotStart();
        } else if (worker == null) {
          changed.await();
        } else if (worker.idle()) {
          return worker;
        } else {
          worker.kill();
          changed.signalAll();
        }
      }
    } catch (InterruptedException e) {
      throw Places.interrupted();
    } finally {
      waiting--;
      changed.signalAll();
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

  private void keepStarting() {
    try {
      aot = WorkerDigest.check(launcher.worker(), Wall.javaHome());
    } catch (IOException e) {
      aot = AotState.DIGEST_DIFFERS;
    }
    try {
      while (awaitNeed()) {
        startOne();
      }
    } catch (InterruptedException e) {
      // Nobody interrupts this thread but a virtual machine that goes down.
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until one more worker is wanted; false when there will be no more. */
  private boolean awaitNeed() throws InterruptedException {
    lock.lock();
    try {
      if (failures > 0) {
        pause(Math.min(LONGEST_PAUSE_SECONDS, (1L << Math.min(failures, 6)) / 4));
      }
      while (!closed && warm.size() + warming.size() + launching >= wanted()) {
        changed.await();
      }
      launching = 1;
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  private int wanted() {
    return ready.isDone() ? target + waiting : 1;
  }

  private void pause(long seconds) throws InterruptedException {
    long nanos = TimeUnit.SECONDS.toNanos(seconds);
    while (!closed && nanos > 0) {
      nanos = changed.awaitNanos(nanos);
    }
  }

  private void startOne() {
    boolean cached = aot == AotState.IN_USE;
    WorkerProcess worker = null;
    try {
      worker = launcher.worker(cached, !ready.isDone());
    } catch (IOException e) {
      failed(cached);
    }
    lock.lock();
    try {
      launching = 0;
      if (worker != null && closed) {
        worker.kill();
      } else if (worker != null) {
        warming.add(worker);
        WorkerProcess started = worker;
        // A platform thread: it waits in a read of a pipe, which would hold a carrier.
        Thread.ofPlatform().daemon().start(() -> warmUp(started, cached));
      }
    } finally {
      lock.unlock();
    }
  }

  private void warmUp(WorkerProcess worker, boolean cached) {
    boolean warmed = false;
    try {
      worker.awaitReady(watchdog, WARM_UP);
      warmed = true;
    } catch (Fault e) {
      worker.kill();
      failed(cached);
    }
    lock.lock();
    try {
      warming.remove(worker);
      if (warmed && closed) {
        worker.kill();
      } else if (warmed) {
        failures = 0;
        warm.addLast(worker);
        ready.complete(null);
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void failed(boolean cached) {
    lock.lock();
    try {
      if (cached && !ready.isDone()) {
        aot = AotState.REJECTED;
      } else if (++failures >= PATIENCE) {
        ready.completeExceptionally(doesNotStart());
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static SandboxUnavailableException doesNotStart() {
    return new SandboxUnavailableException(
        Cause.WORKER_DOES_NOT_START, "the worker program does not get ready");
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      warm.forEach(WorkerProcess::kill);
      warming.forEach(WorkerProcess::kill);
      warm.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
