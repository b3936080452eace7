package org.ecluse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.ecluse.core.Cleaned;
import org.ecluse.core.Limits;
import org.ecluse.core.Spooled;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a worker can do, told by itself over the wire: once behind the wall, and once without it, to
 * show that each check can fail.
 */
class WallTest {

  private static final Limits LIMITS = new Bounds().with("WORKER_SPARES", 1).limits();
  private static final String EPERM = "1";
  private static final String ENOSYS = "38";

  @TempDir static Path folder;
  private static Map<String, String> walled = Map.of();
  private static Map<String, String> plain = Map.of();

  @BeforeAll
  static void ask() throws Exception {
    WorkerFolder worker = WorkerFolders.actors(folder.resolve("worker"));
    walled = answers(worker, Mode.BUBBLEWRAP);
    plain = answers(worker, Mode.PLAIN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"connect", "listen", "datagram"})
  void reachesNoNetwork(String act) {
    assertThat(walled).containsEntry(act, "no");
    assertThat(plain).containsEntry(act, "yes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"passwd", "home", "outside"})
  void readsNoFileOfThisMachine(String act) {
    assertThat(walled).containsEntry(act, "no");
    assertThat(plain).containsEntry(act, "yes");
  }

  @Test
  void writesNowhereOutside() {
    assertThat(walled).containsEntry("write-outside", "no");
    assertThat(plain).containsEntry("write-outside", "yes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/worker", "/jdk", "/dev"})
  void writesNowhereInsideButIntoASmallTmp(String place) {
    assertThat(walled).containsEntry("write-" + place, "no");
    assertThat(walled).containsEntry("write-/tmp", "yes");
    assertThat(walled).containsEntry("fill-/tmp", "no");
    assertThat(plain).containsEntry("fill-/tmp", "yes");
  }

  @Test
  void startsNoProcess() {
    assertThat(walled).containsEntry("process", "no");
    assertThat(plain).containsEntry("process", "yes");
  }

  @Test
  void seesNoProcessButItself() {
    assertThat(walled).containsEntry("seen", "1");
    assertThat(Integer.parseInt(plain.getOrDefault("seen", "0"))).isGreaterThan(1);
  }

  @Test
  void hasNothingAroundIt() {
    assertThat(walled).containsEntry("root", "dev,jdk,lib,lib64,proc,tmp,usr,worker");
    assertThat(walled).containsEntry("variables", "LC_ALL,MALLOC_ARENA_MAX,PWD");
    assertThat(walled).containsEntry("machine", "worker");
    assertThat(walled).containsEntry("user", "Uid: 65534 65534 65534 65534");
  }

  @Test
  void hasNoPrivilege() {
    assertThat(walled)
        .containsEntry("privileges", "CapEff: 0000000000000000NoNewPrivs: 1Seccomp: 2");
    assertThat(plain.get("privileges")).endsWith("Seccomp: 0");
  }

  @Test
  void inheritsNoDescriptorButItsFour() {
    assertThat(walled).containsEntry("descriptors", "0:pipe 3:pipe");
  }

  @Test
  void hasABoundedHeap() {
    assertThat(walled).containsEntry("heap", "no");
  }

  @ParameterizedTest
  @ValueSource(strings = {"IO_URING_SETUP", "MEMFD_CREATE", "SOCKET", "UNSHARE", "KEYCTL"})
  void isRefusedTheSystemCall(String call) {
    assertThat(walled).containsEntry("call-" + call, EPERM);
    assertThat(plain.get("call-" + call)).isNotEqualTo(EPERM);
  }

  @Test
  void isToldThatClone3DoesNotExist() {
    assertThat(walled).containsEntry("call-CLONE3", ENOSYS);
    assertThat(plain.get("call-CLONE3")).isNotEqualTo(ENOSYS);
  }

  private static Map<String, String> answers(WorkerFolder worker, Mode mode) throws IOException {
    Path outside = Files.createTempDirectory(folder, "outside");
    Files.writeString(outside.resolve("something"), "x");
    String home = System.getProperty("user.home");
    try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Spool spool = Spool.open(Files.createTempDirectory(folder, "scratch"), LIMITS);
        Sandbox sandbox = Sandbox.start(LIMITS, worker, spool, mode);
        Worker hired = sandbox.hire()) {
      String probe = "probe " + port.getLocalPort() + " " + outside + " " + home;
      byte[] file = probe.getBytes(StandardCharsets.UTF_8);
      try (Spooled spooled = spool.take(new ByteArrayInputStream(file), file.length);
          Cleaned cleaned = hired.clean(spooled)) {
        assertThat(cleaned.report()).isEqualTo(Actor.CLEAN);
        String said = new String(cleaned.stream().readAllBytes(), StandardCharsets.UTF_8);
        return said.lines()
            .map(line -> line.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
      }
    }
  }
}
