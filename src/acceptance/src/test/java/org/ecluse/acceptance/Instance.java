package org.ecluse.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A throwaway instance of the built programs: three reviewers, a folder vault, one intake. What
 * {@code deploy/try} makes, held by a test.
 */
final class Instance implements AutoCloseable {

  private static final Path ROOT = Path.of(System.getProperty("ecluse.root", "../..")).normalize();

  private final Path folder;
  private final Path home;
  private final Map<String, String> settings = new HashMap<>();
  private int port;
  private @org.jspecify.annotations.Nullable FakeTor tor;
  private @org.jspecify.annotations.Nullable Process intake;

  private Instance(Path folder) {
    this.folder = folder;
    this.home = folder.resolve("home");
    settings.put("ECLUSE_HOME", home.toString());
  }

  /** Makes the keys, the keyring and the vault; starts nothing. */
  static Instance make() throws Exception {
    Path folder = Files.createTempDirectory("ecluse-instance");
    Instance instance = new Instance(folder);
    Run made = instance.ecluse("try-instance", "make");
    assertThat(made.code()).as(made.err()).isZero();
    return instance;
  }

  /** Makes an instance and waits until its intake answers. */
  static Instance started(Map<String, String> settings) throws Exception {
    Instance instance = make();
    instance.settings.putAll(settings);
    instance.startIntake();
    return instance;
  }

  /** As {@link #started}, listening on a socket file that only what stands for tor connects to. */
  static Instance behindTor(Map<String, String> settings) throws Exception {
    Instance instance = make();
    instance.settings.putAll(settings);
    Path socket = instance.folder.resolve("in.sock");
    instance.settings.put("ECLUSE_INTAKE_LISTEN", "unix:" + socket);
    instance.tor = new FakeTor(socket);
    instance.startIntake();
    return instance;
  }

  FakeTor tor() {
    return java.util.Objects.requireNonNull(tor, "not behind tor");
  }

  Path home() {
    return home;
  }

  Path vault() {
    return home.resolve("vault");
  }

  int port() {
    return port;
  }

  Map<String, String> settings() {
    return settings;
  }

  Process intake() {
    return java.util.Objects.requireNonNull(intake, "intake is not running");
  }

  /** Runs {@code deploy/ecluse} in this instance. */
  Run ecluse(Object... words) throws Exception {
    Object[] command = new Object[words.length + 1];
    command[0] = ROOT.resolve("deploy/ecluse").toAbsolutePath();
    System.arraycopy(words, 0, command, 1, words.length);
    return Run.of(settings, command);
  }

  /** Runs it as another reviewer than r1. */
  Run as(String reviewer, Object... words) throws Exception {
    Map<String, String> before = Map.copyOf(settings);
    settings.put("ECLUSE_KEY", "reviewers/" + reviewer + ".sec.asc");
    settings.put("ECLUSE_PASSPHRASE_FILE", "reviewers/" + reviewer + ".pass");
    try {
      return ecluse(words);
    } finally {
      settings.keySet().retainAll(before.keySet());
      settings.putAll(before);
    }
  }

  void startIntake() throws Exception {
    port = tor == null ? freePort() : tor.port(1);
    ProcessBuilder builder =
        new ProcessBuilder(ROOT.resolve("deploy/ecluse").toAbsolutePath().toString(), "intake")
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("intake.out").toFile());
    builder.environment().put("ECLUSE_INTAKE_LISTEN", "127.0.0.1:" + port);
    builder.environment().putAll(settings);
    builder.environment().put("ECLUSE_INTAKE_MANAGEMENT", "127.0.0.1:" + freePort());
    intake = builder.start();
    for (int tries = 0; tries < 600; tries++) {
      assertThat(intake().isAlive()).as("intake runs: " + log()).isTrue();
      try {
        if (Source.at(port).get("/en/").status() == 200) {
          return;
        }
      } catch (IOException notYet) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
    throw new AssertionError("intake did not answer: " + log());
  }

  /** Everything intake ever printed. */
  String log() throws IOException {
    return Files.readString(home.resolve("intake.out"), UTF_8);
  }

  /** The names of all committed cases. */
  List<String> cases() throws IOException {
    Path queue = vault().resolve("queue");
    if (!Files.exists(queue)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(queue)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  /** Every object below {@code inbox/} and {@code queue/}. */
  List<Path> objects() throws IOException {
    try (Stream<Path> files = Files.walk(vault())) {
      return files
          .filter(Files::isRegularFile)
          .filter(f -> !vault().relativize(f).startsWith("keyring"))
          .sorted()
          .toList();
    }
  }

  static Path root() {
    return ROOT.toAbsolutePath().normalize();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  void stopIntake() throws Exception {
    if (intake != null) {
      intake.destroy();
      assertThat(intake.waitFor(30, TimeUnit.SECONDS)).as("intake stops").isTrue();
    }
  }

  @Override
  public void close() throws IOException {
    if (intake != null) {
      intake.destroyForcibly().onExit().join();
    }
    if (tor != null) {
      tor.close();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
