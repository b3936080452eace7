package org.ecluse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.ecluse.core.Limits;
import org.ecluse.sandbox.SandboxUnavailableException.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeTest {

  private static final Limits LIMITS = Limits.defaults();

  @TempDir Path folder;

  @Test
  void holdsOnThisMachine() throws Exception {
    WorkerFolder worker = WorkerFolders.actors(folder.resolve("worker"));
    try (Spool spool = Spool.open(folder.resolve("scratch"), LIMITS)) {
      assertThatCode(() -> Sandbox.probe(worker, spool, LIMITS)).doesNotThrowAnyException();
    }
  }

  @Test
  void tellsWhyWhenTheWallDoesNotStand() throws Exception {
    WorkerFolder worker = WorkerFolders.actors(folder.resolve("worker"));
    Files.delete(worker.folder().resolve("0.jar"));
    WorkerFolder gone =
        new WorkerFolder(folder.resolve("nowhere"), worker.jars(), worker.mainClass());
    try (Spool spool = Spool.open(folder.resolve("scratch"), LIMITS)) {
      assertThatThrownBy(() -> Sandbox.start(LIMITS, gone, spool, Mode.BUBBLEWRAP))
          .isInstanceOfSatisfying(
              SandboxUnavailableException.class,
              e -> assertThat(e.reason()).isEqualTo(Cause.BWRAP_REFUSED));
    }
  }

  @Test
  void wantsAFolderWithAProgram() throws Exception {
    for (Path path : new Path[] {folder, folder.resolve("nowhere")}) {
      assertThatThrownBy(() -> WorkerFolder.of(path))
          .isInstanceOfSatisfying(
              SandboxUnavailableException.class,
              e -> assertThat(e.reason()).isEqualTo(Cause.WORKER_FOLDER_MISSING));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'bwrap: No permissions to create new namespace, likely because …',USER_NAMESPACES_REFUSED",
    "'bwrap: Creating new namespace failed: Operation not permitted',USER_NAMESPACES_REFUSED",
    "'bwrap: setting up uid map: Permission denied',USER_NAMESPACES_REFUSED",
    "bwrap: Can't find source path /x: No such file or directory,BWRAP_REFUSED",
    "Error: something about Java,BWRAP_REFUSED"
  })
  void readsWhatBubblewrapSays(String said, Cause cause) {
    assertThat(Probe.explained(said).reason()).isEqualTo(cause);
  }

  @ParameterizedTest
  @CsvSource({
    "kernel/unprivileged_userns_clone,0,kernel.unprivileged_userns_clone = 0",
    "kernel/apparmor_restrict_unprivileged_userns,1,kernel.apparmor_restrict_unprivileged_userns = 1",
    "user/max_user_namespaces,0,user.max_user_namespaces = 0"
  })
  void namesTheKernelSettingThatRefuses(String file, String value, String named) throws Exception {
    Path setting = folder.resolve(file);
    Files.createDirectories(setting.getParent());
    Files.writeString(setting, value + "\n");
    assertThat(Probe.refusing(folder)).contains(named);
    Files.writeString(setting, value.equals("0") ? "1" : "0");
    assertThat(Probe.refusing(folder)).isEmpty();
  }
}
