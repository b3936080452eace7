package org.ecluse.testkit.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Watches a machine for a marker while a program runs: every file that appears or changes below the
 * roots, and every file that the followed processes and their children hold open.
 *
 * <pre>
 * try (DiskWatch watch = DiskWatch.of(marker).belowTheUsual().below(home).except(upload).start()) {
 *   watch.follow(process);
 *   …
 *   watch.stop().assertNothingSeen();
 * }
 * </pre>
 *
 * <p>What it cannot see: bytes written and deleted between two looks (about 20 ms) by a process
 * that it does not follow, or that closed them as fast; and a marker that was compressed or
 * otherwise encoded than {@link Needle} knows.
 */
public final class DiskWatch implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(20);

  private final Ledger ledger;
  private final Folders folders;
  private final OpenFiles openFiles;
  private final AtomicInteger walks = new AtomicInteger();
  private final Thread walker;
  private final Thread looker;
  private volatile boolean stopped;

  private DiskWatch(Marker marker, Set<Path> roots, Set<Path> except) throws IOException {
    ledger = new Ledger(marker);
    folders = new Folders(ledger, roots, except);
    openFiles = new OpenFiles(ledger);
    walker = thread("disk-watch-walk", this::walk);
    looker = thread("disk-watch-look", this::look);
  }

  /** A thread whose death is told of: a watch that has died sees nothing, like a good program. */
  private Thread thread(String name, Runnable work) {
    return Thread.ofPlatform()
        .daemon()
        .name(name)
        .uncaughtExceptionHandler((thread, death) -> ledger.blindSpot(name + " died: " + death))
        .unstarted(work);
  }

  /** Begins to say what is watched. */
  public static Plan of(Marker marker) {
    return new Plan(marker);
  }

  /** What is watched. */
  public static final class Plan {

    private final Marker marker;
    private final Set<Path> roots = new LinkedHashSet<>();
    private final Set<Path> except = new HashSet<>();

    private Plan(Marker marker) {
      this.marker = marker;
    }

    /** Everything below a folder, which need not exist yet. */
    public Plan below(Path folder) {
      roots.add(folder.toAbsolutePath().normalize());
      return this;
    }

    /** Where any program may write: the folders for temporary files and the working directory. */
    public Plan belowTheUsual() {
      return below(Path.of("/tmp"))
          .below(Path.of("/var/tmp"))
          .below(Path.of("/dev/shm"))
          .below(Path.of(System.getProperty("java.io.tmpdir")))
          .below(Path.of(""));
    }

    /** Not this file, or nothing below this folder: the test's own upload, a browser's profile. */
    public Plan except(Path path) {
      except.add(path.toAbsolutePath().normalize());
      return this;
    }

    /** Starts watching, and returns when everything has been looked at once. */
    public DiskWatch start() throws IOException {
      Set<Path> outermost =
          roots.stream()
              .filter(root -> roots.stream().noneMatch(o -> !o.equals(root) && root.startsWith(o)))
              .collect(Collectors.toCollection(LinkedHashSet::new));
      DiskWatch watch = new DiskWatch(marker, outermost, Set.copyOf(except));
      watch.folders.walk(false);
      watch.walker.start();
      watch.looker.start();
      return watch;
    }
  }

  /** From now on also what this process and its children hold open. */
  public void follow(ProcessHandle process) {
    openFiles.follow(process);
  }

  /** How often the folders were walked through whole, after the first time. */
  public int walks() {
    return walks.get();
  }

  /** What was seen so far. */
  public Set<Sighting> sightings() {
    return ledger.sightings();
  }

  /**
   * Once only: reads everything that ever changed once more, from start to end, and stops watching.
   */
  public Outcome stop() throws InterruptedException {
    stopped = true;
    walker.join();
    looker.join();
    folders.drain();
    openFiles.look(true);
    folders.walk(true);
    openFiles.neverSeenInto().forEach(pid -> ledger.blindSpot("process " + pid));
    return new Outcome(ledger.sightings(), ledger.blindSpots(), walks.get(), ledger.reads());
  }

  @Override
  public void close() throws IOException {
    stopped = true;
    folders.close();
  }

  /** Never more than half of one core: after a long walk comes as long a pause. */
  private void walk() {
    while (!stopped) {
      long start = System.nanoTime();
      folders.walk(false);
      walks.incrementAndGet();
      sleep(Duration.ofNanos(Math.max(PAUSE.toNanos(), System.nanoTime() - start)));
    }
  }

  private void look() {
    while (!stopped) {
      folders.drain();
      openFiles.look(false);
      sleep(PAUSE);
    }
  }

  private void sleep(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException asked) {
      stopped = true;
    }
  }
}
