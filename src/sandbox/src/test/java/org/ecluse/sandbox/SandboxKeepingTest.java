package org.ecluse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.ecluse.core.Cleaned;
import org.ecluse.core.Limits;
import org.ecluse.core.Reason;
import org.ecluse.core.Spooled;
import org.ecluse.sandbox.SandboxUnavailableException.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How workers are kept: how many, for whom, for how long. */
class SandboxKeepingTest {

  private static final Limits FOUR =
      new Bounds().with("WORKERS", 4).with("WORKER_SPARES", 2).limits();
  private static final Limits ONE =
      new Bounds().with("WORKERS", 1).with("WORKER_SPARES", 1).limits();

  @TempDir Path folder;

  @Test
  void servesSixteenSubmissionsAtOnceWithFourWorkersAndNeverTwoWithOne() throws Exception {
    try (Spool spool = spool(FOUR);
        Sandbox sandbox = sandbox(FOUR, spool, Duration.ofSeconds(15));
        ExecutorService pool = Executors.newFixedThreadPool(16)) {
      List<Future<Set<String>>> submissions = new ArrayList<>();
      List<Integer> live = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        submissions.add(pool.submit(() -> submission(sandbox, spool, live)));
      }
      Set<String> all = new HashSet<>();
      for (Future<Set<String>> submission : submissions) {
        Set<String> identities = submission.get();
        assertThat(identities).hasSize(1);
        assertThat(all.addAll(identities)).isTrue();
      }
      assertThat(live).isNotEmpty().allMatch(count -> count >= 1 && count <= 4);
      assertThat(sandbox.health().outcomes()).containsEntry(Reason.NONE, 48L);
      assertThat(sandbox.health().live()).isZero();
      assertThat(spool.use().memoryUsed()).isZero();
    }
  }

  @Test
  void letsOthersInWhenAWorkerIsHeldIdleAndGivesItsHolderAFreshOne() throws Exception {
    try (Spool spool = spool(ONE);
        Sandbox sandbox = sandbox(ONE, spool, Duration.ofMillis(100));
        Worker slow = sandbox.hire()) {
      String first = said(slow, spool, "identity");
      try (Worker other = sandbox.hire()) {
        // Only one place: this returns because the idle one is given up.
        assertThat(said(other, spool, "identity")).isNotEqualTo(first);
      }
      assertThat(said(slow, spool, "identity")).isNotEqualTo(first);
    }
  }

  @Test
  void keepsAProcessWhileItsSubmissionIsBusy() throws Exception {
    try (Spool spool = spool(ONE);
        Sandbox sandbox = sandbox(ONE, spool, Duration.ofMillis(1500));
        Worker worker = sandbox.hire()) {
      String first = said(worker, spool, "identity");
      assertThat(said(worker, spool, "sleep 2000")).isEqualTo(first);
      assertThat(said(worker, spool, "identity")).isEqualTo(first);
    }
  }

  @Test
  void warmsSparesInTheBackgroundAndReplacesThem() throws Exception {
    try (Spool spool = spool(FOUR);
        Sandbox sandbox = sandbox(FOUR, spool, Duration.ofSeconds(15))) {
      sandbox.ready().get();
      eventually(() -> sandbox.health().spares() == 2);
      try (Worker worker = sandbox.hire()) {
        said(worker, spool, "identity");
        eventually(() -> sandbox.health().spares() == 2 && sandbox.health().live() == 1);
      }
      assertThat(sandbox.health().live()).isZero();
    }
  }

  @Test
  void killsEverythingItStartedWhenItIsClosed() throws Exception {
    Spool spool = spool(FOUR);
    Sandbox sandbox = sandbox(FOUR, spool, Duration.ofSeconds(15));
    Worker worker = sandbox.hire();
    said(worker, spool, "identity");
    Set<ProcessHandle> ours = new HashSet<>(ProcessHandle.current().descendants().toList());
    assertThat(ours).isNotEmpty();
    sandbox.close();
    eventually(() -> ours.stream().noneMatch(ProcessHandle::isAlive));
    assertThatThrownBy(() -> said(worker, spool, "identity"))
        .isInstanceOfSatisfying(
            SandboxUnavailableException.class, e -> assertThat(e.reason()).isEqualTo(Cause.CLOSED));
    spool.close();
  }

  @Test
  void endsAFileWhenItsSubmissionIsBrokenOff() throws Exception {
    try (Spool spool = spool(ONE);
        Sandbox sandbox = sandbox(ONE, spool, Duration.ofSeconds(15));
        ExecutorService pool = Executors.newSingleThreadExecutor()) {
      Worker worker = sandbox.hire();
      Future<Reason> hanging =
          pool.submit(
              () -> {
                try (Cleaned cleaned = clean(worker, spool, "hang")) {
                  return cleaned.report().reason();
                }
              });
      eventually(() -> sandbox.health().live() == 1);
      worker.close();
      assertThat(hanging.get()).isEqualTo(Reason.WORKER_DIED);
      assertThat(sandbox.health().live()).isZero();
    }
  }

  @Test
  void sendsAwayWhoWaitsForAPlaceWhenItsSubmissionIsBrokenOff() throws Exception {
    try (Spool spool = spool(ONE);
        Sandbox sandbox = sandbox(ONE, spool, Duration.ofSeconds(15));
        ExecutorService pool = Executors.newFixedThreadPool(2)) {
      Worker first = sandbox.hire();
      Worker second = sandbox.hire();
      Future<Cleaned> serving = pool.submit(() -> clean(first, spool, "hang"));
      eventually(() -> sandbox.health().live() == 1);
      Future<Cleaned> waiting = pool.submit(() -> clean(second, spool, "copy"));
      assertThatThrownBy(() -> waiting.get(200, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      second.close();
      assertThatThrownBy(waiting::get).hasCauseInstanceOf(SandboxUnavailableException.class);
      assertThat(serving.isDone()).isFalse();
      first.close();
      assertThat(serving.get().report().reason()).isEqualTo(Reason.WORKER_DIED);
    }
  }

  @Test
  void saysThatWorkersDoNotStart() throws Exception {
    WorkerFolder actors = WorkerFolders.actors(folder.resolve("worker"));
    WorkerFolder none = WorkerFolder.of(actors.folder(), "org.ecluse.None");
    try (Spool spool = spool(ONE);
        Sandbox sandbox = Sandbox.start(ONE, none, spool, Mode.BUBBLEWRAP)) {
      assertThatThrownBy(() -> sandbox.ready().get())
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOfSatisfying(
              SandboxUnavailableException.class,
              e -> assertThat(e.reason()).isEqualTo(Cause.WORKER_DOES_NOT_START));
      try (Worker worker = sandbox.hire()) {
        assertThatThrownBy(() -> said(worker, spool, "copy"))
            .isInstanceOf(SandboxUnavailableException.class);
      }
      assertThat(sandbox.health().ready()).isFalse();
    }
  }

  @Test
  void passesOnThatTheSpoolIsFullAndGoesOn() throws Exception {
    Limits tight =
        new Bounds()
            .with("WORKERS", 1)
            .with("SPOOL_MEMORY_BYTES", 2L * ChunkCipher.SEALED)
            .with("SPOOL_DISK_BYTES", 1)
            .limits();
    try (Spool spool = spool(tight);
        Sandbox sandbox = sandbox(tight, spool, Duration.ofSeconds(15));
        Worker worker = sandbox.hire()) {
      byte[] file = new byte[2 * ChunkCipher.CHUNK];
      try (Spooled spooled = spool.take(new ByteArrayInputStream(file), file.length)) {
        assertThatThrownBy(() -> worker.clean(spooled)).isInstanceOf(SpoolFullException.class);
      }
      assertThat(said(worker, spool, "copy")).isEqualTo("copy");
      assertThat(sandbox.health().live()).isEqualTo(1);
    }
  }

  private static Set<String> submission(Sandbox sandbox, Spool spool, List<Integer> live)
      throws IOException {
    Set<String> identities = new HashSet<>();
    try (Worker worker = sandbox.hire()) {
      for (String act : List.of("identity", "sleep 30", "identity")) {
        identities.add(said(worker, spool, act));
        synchronized (live) {
          live.add(sandbox.health().live());
        }
      }
    }
    return identities;
  }

  private Spool spool(Limits limits) throws IOException {
    return Spool.open(folder.resolve("scratch"), limits);
  }

  private Sandbox sandbox(Limits limits, Spool spool, Duration pause) throws IOException {
    Path place = Files.createTempDirectory(folder, "worker");
    return Sandbox.start(limits, WorkerFolders.actors(place), spool, Mode.BUBBLEWRAP, pause);
  }

  private static String said(Worker worker, Spool spool, String act) throws IOException {
    try (Cleaned cleaned = clean(worker, spool, act)) {
      return new String(cleaned.stream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Cleaned clean(Worker worker, Spool spool, String act) throws IOException {
    byte[] file = act.getBytes(StandardCharsets.UTF_8);
    try (Spooled spooled = spool.take(new ByteArrayInputStream(file), file.length)) {
      return worker.clean(spooled);
    }
  }

  /** Waits for it; the test's own time limit is the end of patience. */
  private static void eventually(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 1000 && !condition.getAsBoolean(); i++) {
      Thread.sleep(20);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
