package org.ecluse.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.ecluse.core.Limits;
import org.ecluse.core.Reason;

/**
 * The workers of one host. At most {@link Limits#workers} serve submissions at once, {@link
 * Limits#workerSpares} more wait warm. All of them die with this process, however it ends.
 */
public final class Sandbox implements AutoCloseable {

  /** A worker idle for so long between two files of a submission is given up. */
  private static final Duration PAUSE = Duration.ofSeconds(15);

  private final Limits limits;
  private final Spool spool;
  private final Mode mode;
  private final WorkerFolder worker;
  private final Duration pause;
  private final Places places;
  private final Watchdog watchdog = new Watchdog();
  private final Spares spares;
  private final Set<WorkerProcess> live = ConcurrentHashMap.newKeySet();
  private final Map<Reason, Long> outcomes = new ConcurrentHashMap<>();
  private volatile boolean closed;

  private Sandbox(Limits limits, Launcher launcher, Spool spool, Duration pause) {
    this.limits = limits;
    this.spool = spool;
    this.mode = launcher.wall().mode();
    this.worker = launcher.worker();
    this.pause = pause;
    this.places = new Places(limits.workers());
    this.spares = new Spares(launcher, watchdog, limits.workerSpares());
  }

  /**
   * Checks that the sandbox holds here (about 0.1 s) and starts warming spares in the background.
   *
   * @throws SandboxUnavailableException if it cannot be had: a host that takes documents from
   *     others must not start then
   */
  public static Sandbox start(Limits limits, WorkerFolder worker, Spool spool, Mode mode)
      throws IOException {
    return start(limits, worker, spool, mode, PAUSE);
  }

  static Sandbox start(Limits limits, WorkerFolder worker, Spool spool, Mode mode, Duration pause)
      throws IOException {
    Wall wall = Wall.of(mode, worker, spool.folder());
    Launcher launcher = new Launcher(wall, worker, limits.workerTime());
    Probe.check(launcher);
    Sandbox sandbox = new Sandbox(limits, launcher, spool, pause);
    sandbox.spares.start();
    return sandbox;
  }

  /**
   * Tries the wall on this machine, without a worker program: bubblewrap, user namespaces, this
   * Java.
   *
   * @param scratch an existing folder of this instance
   * @throws SandboxUnavailableException if it cannot be had; the message says what to do
   */
  public static void probe(Path scratch) throws IOException {
    WorkerFolder anything = new WorkerFolder(Wall.javaHome(), List.of(), "");
    Wall wall = Wall.of(Mode.BUBBLEWRAP, anything, scratch);
    Probe.check(new Launcher(wall, anything, Limits.defaults().workerTime()));
  }

  /** A worker for one submission. It takes a place and a process only with its first file. */
  public Worker hire() {
    return new Worker(this);
  }

  /**
   * Completes when the first worker is warm, or fails with {@link SandboxUnavailableException} when
   * they do not start.
   */
  public CompletableFuture<Void> ready() {
    return spares.ready();
  }

  public SandboxHealth health() {
    boolean ready = spares.healthy() && worker.present();
    return new SandboxHealth(mode, spares.aot(), ready, spares.count(), live.size(), outcomes);
  }

  @Override
  public void close() {
    closed = true;
    spares.close();
    live.forEach(WorkerProcess::kill);
    watchdog.close();
    wake();
  }

  /**
   * A place and a fresh process.
   *
   * @param gone whether whoever asks has gone away; asked again after {@link #wake}
   */
  WorkerProcess take(BooleanSupplier gone) throws IOException {
    BooleanSupplier over = () -> closed || gone.getAsBoolean();
    places.acquire(over);
    boolean taken = false;
    try {
      WorkerProcess worker = spares.take(over);
      live.add(worker);
      taken = true;
      if (closed) {
        worker.kill();
      }
      return worker;
    } finally {
      if (!taken) {
        places.release();
      }
    }
  }

  /** Lets everybody who waits look again whether there is still something to wait for. */
  void wake() {
    places.wake();
    spares.wake();
  }

  void release(WorkerProcess worker) {
    worker.kill();
    if (live.remove(worker)) {
      places.release();
    }
  }

  void count(Reason reason) {
    outcomes.merge(reason, 1L, Long::sum);
  }

  Limits limits() {
    return limits;
  }

  Spool spool() {
    return spool;
  }

  Watchdog watchdog() {
    return watchdog;
  }

  Duration pause() {
    return pause;
  }
}
