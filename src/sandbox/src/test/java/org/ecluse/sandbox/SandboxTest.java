package org.ecluse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.ecluse.core.Cleaned;
import org.ecluse.core.Limits;
import org.ecluse.core.Reason;
import org.ecluse.core.Spooled;
import org.ecluse.core.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against workers of every bad kind, behind a real wall. */
class SandboxTest {

  private static final Limits LIMITS = limits(120);

  /** For workers that do not end by themselves. */
  private static final Limits IMPATIENT = limits(3);

  @TempDir static Path folder;
  private static Spool spool;
  private static Sandbox sandbox;
  private static Sandbox impatient;

  @BeforeAll
  static void start() throws IOException {
    spool = Spool.open(folder.resolve("scratch"), LIMITS);
    WorkerFolder worker = WorkerFolders.actors(folder.resolve("worker"));
    sandbox = Sandbox.start(LIMITS, worker, spool, Mode.BUBBLEWRAP);
    impatient = Sandbox.start(IMPATIENT, worker, spool, Mode.BUBBLEWRAP);
  }

  @AfterAll
  static void stop() {
    sandbox.close();
    impatient.close();
    spool.close();
  }

  @Test
  void givesBackWhatTheWorkerWroteAndItsReport() throws IOException {
    byte[] file = new byte[300_000];
    for (int i = 0; i < file.length; i++) {
      file[i] = (byte) ((i * 31) >> 3);
    }
    try (Worker worker = sandbox.hire();
        Spooled spooled = spool.take(new ByteArrayInputStream(file), file.length);
        Cleaned cleaned = worker.clean(spooled)) {
      assertThat(cleaned.report()).isEqualTo(Actor.CLEAN);
      assertThat(cleaned.stream().readAllBytes()).isEqualTo(file);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "beyond",
        "far",
        "beyond-output",
        "flood",
        "unknown-frame",
        "garbage",
        "gigabyte-report",
        "long-frame",
        "negative-frame",
        "short-read",
        "job",
        "data",
        "ready",
        "empty-report",
        "unknown-code",
        "nothing-written",
        "report JPEG UNTOUCHED NONE",
        "report JPEG SEALED NONE",
        "report JPEG CLEAN DAMAGED",
        "report JPEG CLEAN NONE left",
        "report JPEG PARTIAL WORKER_DIED",
        "report JPEG REFUSED NONE",
        "report JPEG REFUSED TIMED_OUT",
        "report JPEG REFUSED WORKER_LIED"
      })
  void refusesTheFileOfALiarAndServesTheNext(String lie) throws IOException {
    refusesAndGoesOn(sandbox, lie, Reason.WORKER_LIED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"die", "half"})
  void refusesTheFileOfOneThatDiesAndServesTheNext(String act) throws IOException {
    refusesAndGoesOn(sandbox, act, Reason.WORKER_DIED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hang", "spin", "deaf"})
  void refusesTheFileOfOneThatHangsAndServesTheNext(String act) throws IOException {
    refusesAndGoesOn(impatient, act, Reason.TIMED_OUT);
  }

  @Test
  void endsEndlessReads() throws IOException {
    try (Worker worker = sandbox.hire()) {
      String file = "endless\n" + "x".repeat(1 << 16);
      assertThat(clean(worker, file).report().reason()).isEqualTo(Reason.WORKER_LIED);
    }
  }

  @Test
  void endsEndlessReadsOfOneByte() throws IOException {
    try (Worker worker = sandbox.hire()) {
      assertThat(clean(worker, "tiny").report().reason()).isEqualTo(Reason.WORKER_LIED);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "JPEG,PARTIAL,NONE",
    "JPEG,PARTIAL,TRACES_LEFT",
    "OPENPGP,SEALED,NONE",
    "PDF,REFUSED,ENCRYPTED"
  })
  void believesAReportThatDoesNotContradictItself(String kind, Verdict verdict, Reason reason)
      throws IOException {
    try (Worker worker = sandbox.hire()) {
      Cleaned cleaned = clean(worker, "report " + kind + " " + verdict + " " + reason);
      assertThat(cleaned.report().verdict()).isEqualTo(verdict);
      assertThat(cleaned.report().reason()).isEqualTo(reason);
      assertThat(cleaned.size()).isEqualTo(verdict == Verdict.REFUSED ? 0 : 10);
    }
  }

  @Test
  void doesNotHearWhatAWorkerPrints() throws IOException {
    try (Worker worker = sandbox.hire()) {
      assertThat(clean(worker, "print").report()).isEqualTo(Actor.CLEAN);
    }
  }

  @Test
  void servesASubmissionWithOneProcessAndNoOtherWithIt() throws IOException {
    String first;
    try (Worker worker = sandbox.hire()) {
      first = said(worker, "identity");
      assertThat(said(worker, "identity")).isEqualTo(first);
    }
    try (Worker worker = sandbox.hire()) {
      assertThat(said(worker, "identity")).isNotEqualTo(first);
    }
  }

  @Test
  void replacesAProcessThatSpeaksBetweenTwoFiles() throws IOException {
    try (Worker worker = sandbox.hire()) {
      String first = said(worker, "identity");
      assertThat(clean(worker, "extra").report()).isEqualTo(Actor.CLEAN);
      assertThat(said(worker, "identity")).isNotEqualTo(first);
    }
  }

  @Test
  void takesAnEmptyFile() throws IOException {
    try (Worker worker = sandbox.hire()) {
      assertThat(clean(worker, "").report().reason()).isEqualTo(Reason.WORKER_LIED);
      assertThat(clean(worker, "copy").report()).isEqualTo(Actor.CLEAN);
    }
  }

  @Test
  void givesAllRoomBack() throws IOException {
    try (Worker worker = sandbox.hire()) {
      clean(worker, "copy").close();
      clean(worker, "flood").close();
    }
    assertThat(spool.use().memoryUsed()).isZero();
    assertThat(spool.use().diskUsed()).isZero();
  }

  @Test
  void countsOutcomes() throws IOException {
    long before = sandbox.health().outcomes().getOrDefault(Reason.WORKER_DIED, 0L);
    try (Worker worker = sandbox.hire()) {
      clean(worker, "die").close();
    }
    assertThat(sandbox.health().outcomes()).containsEntry(Reason.WORKER_DIED, before + 1);
    assertThat(sandbox.health().mode()).isEqualTo(Mode.BUBBLEWRAP);
    assertThat(sandbox.health().ready()).isTrue();
  }

  private static void refusesAndGoesOn(Sandbox from, String act, Reason reason) throws IOException {
    try (Worker worker = from.hire();
        Cleaned refused = clean(worker, act);
        Cleaned next = clean(worker, "copy")) {
      assertThat(refused.report().verdict()).isEqualTo(Verdict.REFUSED);
      assertThat(refused.report().reason()).isEqualTo(reason);
      assertThat(refused.size()).isZero();
      assertThat(next.report()).isEqualTo(Actor.CLEAN);
      assertThat(new String(next.stream().readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("copy");
    }
  }

  private static Limits limits(int seconds) {
    return new Bounds()
        .with("WORKER_SECONDS", seconds)
        .with("WORKERS", 2)
        .with("WORKER_SPARES", 1)
        .with("WORKER_READ_FACTOR", 1)
        .with("FILE_BYTES", 1 << 20)
        .with("WORKER_OUTPUT_SLACK", 1 << 20)
        .limits();
  }

  private static String said(Worker worker, String act) throws IOException {
    try (Cleaned cleaned = clean(worker, act)) {
      return new String(cleaned.stream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Cleaned clean(Worker worker, String act) throws IOException {
    byte[] file = act.getBytes(StandardCharsets.UTF_8);
    try (Spooled spooled = spool.take(new ByteArrayInputStream(file), file.length)) {
      return worker.clean(spooled);
    }
  }
}
