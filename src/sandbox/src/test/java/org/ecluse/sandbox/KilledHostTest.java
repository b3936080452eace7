package org.ecluse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of a host, with a worker that would rather go on. */
class KilledHostTest {

  @TempDir Path folder;

  @Test
  void takesItsWorkersWithItAndLeavesNoFile() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(java, "-cp", classPath(), Host.class.getName(), folder.toString());
    Process host = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader said = host.inputReader()) {
      assertThat(said.readLine()).isEqualTo("CLEAN");
      List<ProcessHandle> below = host.descendants().toList();
      assertThat(below).hasSizeGreaterThanOrEqualTo(2);
      host.destroyForcibly().waitFor();
      for (ProcessHandle one : below) {
        awaitEnd(one.pid());
      }
      try (Stream<Path> left = Files.list(folder.resolve("scratch"))) {
        assertThat(left.filter(f -> !f.toString().endsWith(Seccomp.SUFFIX))).isEmpty();
      }
    } finally {
      host.destroyForcibly();
    }
  }

  /** What surefire put into a manifest stands in a property of its own. */
  private static String classPath() {
    String real = System.getProperty("surefire.test.class.path");
    return real != null ? real : System.getProperty("java.class.path");
  }

  /** Gone, or dead and waiting for somebody to collect it. */
  private static void awaitEnd(long pid) throws InterruptedException {
    String state = state(pid);
    for (int i = 0; i < 500 && !state.isEmpty() && !state.equals("Z"); i++) {
      Thread.sleep(20);
      state = state(pid);
    }
    assertThat(state).isIn("", "Z");
  }

  private static String state(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return stat.substring(stat.lastIndexOf(')') + 2).substring(0, 1);
    } catch (IOException e) {
      return "";
    }
  }
}
