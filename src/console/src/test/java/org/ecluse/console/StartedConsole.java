package org.ecluse.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The console as it is shipped, started in a process of its own on a free port. */
public final class StartedConsole implements AutoCloseable {

  private static final Path PROGRAM = Path.of("target/quarkus-app/quarkus-run.jar");

  private final Process process;
  private final int port;
  private final Path home;

  private StartedConsole(Process process, int port, Path home) {
    this.process = process;
    this.port = port;
    this.home = home;
  }

  /** Starts it for anna, with her passphrase file if the settings do not say otherwise. */
  public static StartedConsole over(TestVault vault, Map<String, String> settings)
      throws Exception {
    Map<String, String> all = new HashMap<>();
    all.put("ECLUSE_ADMINS", vault.pins().text());
    all.put("ECLUSE_KEY", "anna.sec.asc");
    all.put("ECLUSE_PASSPHRASE_FILE", "anna.pass");
    all.put("ECLUSE_CONSOLE_HEADLESS", "true");
    all.putAll(settings);
    all.values().removeIf(String::isEmpty);
    return over(vault.home(), all);
  }

  static StartedConsole over(Path home, Map<String, String> settings) throws Exception {
    int port = freePort();
    Path tmp = Files.createDirectories(home.resolve("tmp"));
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xmx256m",
                "-Djava.io.tmpdir=" + tmp,
                "-jar",
                PROGRAM.toAbsolutePath().toString())
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("console.out").toFile());
    builder.environment().put("ECLUSE_HOME", home.toString());
    builder.environment().put("ECLUSE_CONSOLE_PORT", Integer.toString(port));
    builder.environment().putAll(settings);
    StartedConsole started = new StartedConsole(builder.start(), port, home);
    started.awaitAnswer();
    return started;
  }

  private void awaitAnswer() throws Exception {
    for (int tries = 0; tries < 600; tries++) {
      assertThat(process.isAlive()).as("the console runs: %s", log()).isTrue();
      try {
        visitor().get("/style.css");
        return;
      } catch (IOException notYet) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
    throw new AssertionError("the console did not answer: " + log());
  }

  public int port() {
    return port;
  }

  public ProcessHandle process() {
    return process.toHandle();
  }

  /** Everything it ever printed. */
  public String log() throws IOException {
    return Files.readString(home.resolve("console.out"));
  }

  /** The whole link. */
  public String link() throws IOException {
    return Files.readString(home.resolve("console.link")).strip();
  }

  /** Its path alone. */
  public String linkPath() throws IOException {
    return link().substring(("http://127.0.0.1:" + port).length());
  }

  /** Somebody without a session. */
  public Visitor visitor() {
    return new Visitor(port);
  }

  /** Somebody who came in by the link. */
  public Visitor reviewer() throws IOException {
    Visitor visitor = visitor();
    assertThat(visitor.get(linkPath()).status()).isEqualTo(200);
    return visitor;
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Ends it as a person at the terminal would. */
  public void stop() throws InterruptedException {
    process.destroy();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("the console stops").isTrue();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
