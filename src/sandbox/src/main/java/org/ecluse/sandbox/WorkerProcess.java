package org.ecluse.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.ecluse.core.Reason;
import org.ecluse.core.wire.FrameType;
import org.ecluse.core.wire.Wire;
import org.ecluse.core.wire.WireException;

/**
 * One process and our end of its wire. Whatever goes wrong on the wire is a {@link Fault} of the
 * process; nothing it does is an {@link IOException} here. {@link #kill} may be called from any
 * thread and at any time, all else by one thread.
 */
final class WorkerProcess {

  private static final Duration COLLECT = Duration.ofSeconds(1);

  private final Process process;
  private final InputStream in;
  private final Wire wire;
  private volatile boolean timedOut;

  WorkerProcess(Process process) {
    this.process = process;
    this.in = process.getInputStream();
    this.wire = new Wire(in, process.getOutputStream());
  }

  /** Waits until it is warm. */
  void awaitReady(Watchdog watchdog, Duration most) throws Fault {
    Future<?> alarm = watchdog.after(most, this::expire);
    try {
      Wire.Frame frame = next();
      byte[] payload = frame.payload();
      if (frame.type() != FrameType.READY || payload.length != 1 || payload[0] != Wire.VERSION) {
        throw Fault.lied();
      }
    } finally {
      alarm.cancel(false);
    }
  }

  Wire.Frame next() throws Fault {
    try {
      return wire.next().orElseThrow(this::died);
    } catch (WireException e) {
      throw Fault.lied();
    } catch (IOException e) {
      throw died();
    }
  }

  void send(FrameType type, byte[] payload, int length) throws Fault {
    try {
      wire.send(type, payload, 0, length);
    } catch (IOException e) {
      throw died();
    }
  }

  /** Whether it waits for a job, as far as can be seen: alive, and no frame on its way. */
  boolean idle() {
    try {
      return process.isAlive() && in.available() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Its time is over. */
  void expire() {
    timedOut = true;
    kill();
  }

  /** The host has no more to say: whether the process then ends well and in time. */
  boolean endsWell(Duration most) throws IOException, InterruptedException {
    process.getOutputStream().close();
    return process.waitFor(most) && process.exitValue() == 0;
  }

  /**
   * Kills the process and all below it. Its children first, so that bubblewrap can collect them; a
   * bubblewrap that is killed leaves its child to whatever is process 1 here, which in a container
   * may collect nobody.
   */
  void kill() {
    List<ProcessHandle> below = process.descendants().toList();
    below.forEach(ProcessHandle::destroyForcibly);
    if (below.isEmpty()) {
      process.destroyForcibly();
      return;
    }
    CompletableFuture<Process> ended =
        process.onExit().orTimeout(COLLECT.toMillis(), TimeUnit.MILLISECONDS);
    CompletableFuture<Void> _ =
        ended.handle(
            (_, late) -> {
              if (late != null) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
              }
              return null;
            });
  }

  private Fault died() {
    return new Fault(timedOut ? Reason.TIMED_OUT : Reason.WORKER_DIED);
  }
}
