package org.ecluse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.ecluse.core.Cleaned;
import org.ecluse.core.Limits;
import org.ecluse.core.Spooled;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start-up cache: made once, used only beside what it was made for. */
class AotTest {

  private static final Limits LIMITS = new Bounds().with("WORKER_SPARES", 1).limits();

  @TempDir static Path folder;
  private static WorkerFolder trained;

  @BeforeAll
  static void train() throws Exception {
    trained = WorkerFolders.actors(folder.resolve("trained"));
    assertThat(train(trained, "copy")).isTrue();
  }

  @Test
  void startsFromACacheThatFits() throws Exception {
    assertThat(state(trained)).isEqualTo(AotState.IN_USE);
  }

  @Test
  void doesWithoutACacheThatIsNotThere() throws Exception {
    assertThat(state(WorkerFolders.actors(folder.resolve("bare")))).isEqualTo(AotState.NONE);
  }

  @Test
  void doesWithoutTheCacheWhenAJarWasChanged() throws Exception {
    WorkerFolder changed = copy("jar");
    Path jar = changed.folder().resolve(changed.jars().getLast());
    // Behind the end of a zip file: the program itself stays whole.
    byte[] bytes = Files.readAllBytes(jar);
    Files.write(jar, Arrays.copyOf(bytes, bytes.length + 1));
    assertThat(state(changed)).isEqualTo(AotState.DIGEST_DIFFERS);
  }

  @Test
  void doesWithoutTheCacheWhenAJarWasAdded() throws Exception {
    WorkerFolder changed = copy("more");
    Files.copy(changed.folder().resolve("0.jar"), changed.folder().resolve("9.jar"));
    WorkerFolder more = WorkerFolder.of(changed.folder(), changed.mainClass());
    assertThat(state(more)).isEqualTo(AotState.DIGEST_DIFFERS);
  }

  @Test
  void doesWithoutTheCacheWhenItWasChanged() throws Exception {
    WorkerFolder changed = copy("cache");
    byte[] cache = Files.readAllBytes(changed.cache());
    cache[cache.length / 2] ^= 1;
    Files.write(changed.cache(), cache);
    assertThat(state(changed)).isEqualTo(AotState.DIGEST_DIFFERS);
  }

  @Test
  void doesWithoutACacheThatTheVirtualMachineRefuses() throws Exception {
    WorkerFolder changed = copy("refused");
    Files.write(changed.cache(), new byte[100]);
    WorkerDigest.write(changed, Wall.javaHome());
    assertThat(state(changed)).isEqualTo(AotState.REJECTED);
  }

  @Test
  void leavesNoCacheOfARunThatWentWrong() throws Exception {
    WorkerFolder bad = WorkerFolders.actors(folder.resolve("bad"));
    assertThat(train(bad, "die")).isFalse();
    assertThat(train(bad, "nothing-written")).isFalse();
    assertThat(train(bad, "report JPEG REFUSED CLEANER_FAILED")).isFalse();
    assertThat(bad.cache()).doesNotExist();
    assertThat(bad.digest()).doesNotExist();
  }

  private static boolean train(WorkerFolder worker, String act) throws Exception {
    Path documents = Files.createTempDirectory(folder, "documents");
    Files.writeString(documents.resolve("a.jpg"), act);
    Files.writeString(documents.resolve("b.jpg"), "copy");
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    return TrainWorker.train(worker, documents, new PrintStream(log, true, StandardCharsets.UTF_8));
  }

  private static WorkerFolder copy(String name) throws IOException {
    Path copy = Files.createDirectory(folder.resolve(name));
    try (var files = Files.list(trained.folder())) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    return WorkerFolder.of(copy, trained.mainClass());
  }

  /** What health says after a worker of this folder has served a file. */
  private static AotState state(WorkerFolder worker) throws Exception {
    try (Spool spool = Spool.open(Files.createTempDirectory(folder, "scratch"), LIMITS);
        Sandbox sandbox = Sandbox.start(LIMITS, worker, spool, Mode.BUBBLEWRAP)) {
      sandbox.ready().get();
      try (Worker hired = sandbox.hire();
          Spooled file = spool.take(new ByteArrayInputStream(new byte[10]), 10);
          Cleaned cleaned = hired.clean(file)) {
        assertThat(cleaned.report()).isEqualTo(Actor.CLEAN);
      }
      return sandbox.health().aot();
    }
  }
}
