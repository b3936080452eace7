package org.ecluse.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ecluse.core.Limits;
import org.ecluse.core.Reason;
import org.ecluse.core.Report;
import org.ecluse.core.Spooled;

/**
 * Trains the start-up cache of a worker folder at build time: {@code TrainWorker WORKER_FOLDER
 * DOCUMENTS_DIR}. One worker cleans all the documents, then writes {@value WorkerFolder#CACHE} as
 * it exits. It runs without a wall, since the virtual machine needs a second process for that: the
 * documents must be our own. A run that went wrong would still leave a cache, only a worse one, so
 * every report and the exit status are checked before the digest makes the cache valid.
 */
public final class TrainWorker {

  private static final Duration WARM_UP = Duration.ofMinutes(2);
  private static final Duration WRITING = Duration.ofMinutes(5);
  private static final Set<Reason> BROKEN =
      EnumSet.of(Reason.TIMED_OUT, Reason.WORKER_DIED, Reason.WORKER_LIED, Reason.CLEANER_FAILED);

  private final WorkerFolder worker;
  private final Limits limits = Limits.defaults();

  private TrainWorker(WorkerFolder worker) {
    this.worker = worker;
  }

  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 2) {
      System.err.println("TrainWorker WORKER_FOLDER DOCUMENTS_DIR");
      System.exit(2);
    }
    WorkerFolder worker = WorkerFolder.of(Path.of(arguments[0]));
    boolean good = train(worker, Path.of(arguments[1]), System.out);
    System.exit(good ? 0 : 1);
  }

  /** Trains; false, without a valid cache, if anything was not as it must be. */
  static boolean train(WorkerFolder worker, Path documents, PrintStream log)
      throws IOException, InterruptedException {
    Files.deleteIfExists(worker.digest());
    Files.deleteIfExists(worker.cache());
    boolean good = new TrainWorker(worker).run(documents, log);
    if (good && Files.exists(worker.cache())) {
      WorkerDigest.write(worker, Wall.javaHome());
      log.println(WorkerFolder.CACHE + ": " + Files.size(worker.cache()) + " bytes");
      return true;
    }
    Files.deleteIfExists(worker.cache());
    log.println("no cache: the run was not good");
    return false;
  }

  private boolean run(Path documents, PrintStream log) throws IOException, InterruptedException {
    Wall wall = new Wall.None(Wall.javaHome(), worker.folder());
    WorkerProcess process =
        new Launcher(wall, worker, limits.workerTime()).training(worker.cache());
    Path scratch = worker.folder().resolve("scratch");
    try (Watchdog watchdog = new Watchdog();
        Spool spool = Spool.open(scratch, limits)) {
      process.awaitReady(watchdog, WARM_UP);
      boolean good = true;
      for (Path document : documents(documents)) {
        Report report = clean(process, spool, document);
        log.println(
            documents.relativize(document) + ": " + report.verdict() + " " + report.reason());
        good &= !BROKEN.contains(report.reason());
      }
      return process.endsWell(WRITING) && good;
    } catch (Fault fault) {
      log.println("the worker broke off: " + fault.reason());
      return false;
    } finally {
      process.kill();
      Files.deleteIfExists(scratch);
    }
  }

  private Report clean(WorkerProcess process, Spool spool, Path document)
      throws IOException, Fault {
    try (InputStream in = Files.newInputStream(document);
        Spooled source = spool.take(in, limits.fileBytes());
        Draft output = spool.draft(limits.workerOutput(source.size()))) {
      return new Job(process, source, output, limits).run();
    }
  }

  private static List<Path> documents(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
