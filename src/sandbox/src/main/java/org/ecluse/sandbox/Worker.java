package org.ecluse.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import org.ecluse.core.Cleaned;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.core.Report;
import org.ecluse.core.Spooled;
import org.ecluse.core.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The cleaner of <em>one</em> submission: its files go to one process, one after the other, and
 * that process never sees another submission. A process that dies, hangs or lies is killed, and the
 * next file gets a fresh one; so does the next file after a pause in which the process was given up
 * to let others have its place. Close it when the submission is over.
 */
public final class Worker implements AutoCloseable {

  private final Sandbox sandbox;
  private final ReentrantLock turn = new ReentrantLock();
  private @Nullable WorkerProcess process;
  private Duration busy = Duration.ZERO;
  private @Nullable Future<?> pause;
  private volatile @Nullable WorkerProcess visible;
  private volatile boolean closed;

  Worker(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  /**
   * Cleans a file, which stays the caller's. Waits for a place first if there is none. A worker
   * that dies, hangs or lies is told by the report alone: {@link Verdict#REFUSED} with {@link
   * Reason#WORKER_DIED}, {@link Reason#TIMED_OUT} or {@link Reason#WORKER_LIED}.
   *
   * @throws SpoolFullException if there is no room for the cleaned file
   * @throws SandboxUnavailableException if workers do not start any more, or after a close
   * @throws IOException if our own spool fails
   */
  public Cleaned clean(Spooled source) throws IOException {
    turn.lock();
    try {
      if (pause != null) {
        pause.cancel(false);
      }
      Cleaned cleaned = clean(hired(), source);
      sandbox.count(cleaned.report().reason());
      pause = sandbox.watchdog().after(sandbox.pause(), this::giveUp);
      return cleaned;
    } finally {
      turn.unlock();
    }
  }

  private Cleaned clean(WorkerProcess worker, Spooled source) throws IOException {
    long start = System.nanoTime();
    Future<?> alarm = sandbox.watchdog().after(sandbox.limits().workerTime(), worker::expire);
    boolean good = false;
    try (Draft output = sandbox.spool().draft(sandbox.limits().workerOutput(source.size()))) {
      Report report = new Job(worker, source, output, sandbox.limits()).run();
      boolean refused = report.verdict() == Verdict.REFUSED;
      Cleaned cleaned = refused ? CleanedFile.refused(report) : output.finish(report);
      good = true;
      return cleaned;
    } catch (Fault fault) {
      return CleanedFile.refused(Report.refused(MediaKind.UNKNOWN, fault.reason()));
    } finally {
      alarm.cancel(false);
      busy = busy.plus(Duration.ofNanos(System.nanoTime() - start));
      if (!good) {
        dismiss();
      }
    }
  }

  /** The process of this submission, or a fresh one. */
  private WorkerProcess hired() throws IOException {
    // A process has CPU time for a few files at their worst: rather a fresh one than one cut off.
    boolean spent = busy.compareTo(sandbox.limits().workerTime()) > 0;
    if (process != null && (spent || !process.idle())) {
      dismiss();
    }
    if (process == null) {
      process = sandbox.take(() -> closed);
      busy = Duration.ZERO;
    }
    visible = process;
    if (closed) {
      dismiss();
      throw Places.closed();
    }
    return process;
  }

  /** Idle for too long: somebody else may need the place. */
  private void giveUp() {
    if (turn.tryLock()) {
      try {
        dismiss();
      } finally {
        turn.unlock();
      }
    }
  }

  private void dismiss() {
    WorkerProcess dismissed = process;
    if (dismissed != null) {
      process = null;
      visible = null;
      sandbox.release(dismissed);
    }
  }

  /** Kills the process, at once, even in the middle of a file or while a place is waited for. */
  @Override
  public void close() {
    closed = true;
    WorkerProcess running = visible;
    if (running != null) {
      running.kill();
    }
    sandbox.wake();
    turn.lock();
    try {
      if (pause != null) {
        pause.cancel(false);
      }
      dismiss();
    } finally {
      turn.unlock();
    }
  }
}
