package org.ecluse.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.ecluse.core.Settings;
import org.ecluse.testkit.store.Servers;
import org.ecluse.vault.VaultAddress;
import org.ecluse.vault.ring.VaultRing;

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
  private int management;
  private List<String> before = List.of();
  private @org.jspecify.annotations.Nullable FakeTor tor;
  private @org.jspecify.annotations.Nullable Process intake;

  private Instance(Path folder) {
    this.folder = folder;
    this.home = folder.resolve("home");
    settings.put("ECLUSE_HOME", home.toString());
  }

  /** An instance with its vault in a folder of its own; starts nothing. */
  static Instance make() throws Exception {
    return new Instance(Template.copy());
  }

  /** An instance with its vault in a bucket that is there; {@code admin} may put the keyring. */
  static Instance make(String vault, Path admin, Path intake) throws Exception {
    Instance instance = new Instance(Template.copy());
    instance.settings.put("ECLUSE_VAULT", vault);
    instance.settings.put("ECLUSE_VAULT_CREDENTIALS", admin.toString());
    Path epoch = instance.vault().resolve("keyring/1");
    VaultAddress address = VaultAddress.of(Settings.of(instance.settings));
    VaultRing.open(address).publish(1, Files.readAllBytes(epoch));
    instance.settings.put("ECLUSE_VAULT_CREDENTIALS", intake.toString());
    return instance;
  }

  /** Makes an instance and waits until its intake answers. */
  static Instance started(Map<String, String> settings) throws Exception {
    Instance instance = make();
    instance.settings.putAll(settings);
    instance.startIntake();
    return instance;
  }

  /** As {@link #started}, with keys that no other instance of these tests has. */
  static Instance stranger() throws Exception {
    Instance instance = new Instance(Template.another());
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

  /** Starts it and does not wait; what it says is thrown away. */
  Process begin(String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of(ROOT.resolve("deploy/ecluse").toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD);
    builder.environment().putAll(settings);
    return builder.start();
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
    port = tor == null ? Servers.freePort() : tor.port(1);
    management = Servers.freePort();
    ProcessBuilder builder =
        new ProcessBuilder(intakeCommand())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(home.resolve("intake.out").toFile()));
    builder.environment().put("ECLUSE_INTAKE_LISTEN", "127.0.0.1:" + port);
    builder.environment().putAll(settings);
    builder.environment().put("ECLUSE_INTAKE_MANAGEMENT", "127.0.0.1:" + management);
    intake = builder.start();
    for (int tries = 0; tries < 3000; tries++) {
      assertThat(intake().isAlive()).as("intake runs: " + log()).isTrue();
      try {
        if (Source.at(port).get("/en/").status() == 200) {
          return;
        }
      } catch (IOException notYet) {
        TimeUnit.MILLISECONDS.sleep(10);
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

  /** Empties the vault of all cases, so that many measurements fit on one disk. */
  void forgetCases() throws IOException {
    for (Path object : objects()) {
      Files.delete(object);
    }
  }

  static Path root() {
    return ROOT.toAbsolutePath().normalize();
  }

  private List<String> intakeCommand() {
    List<String> command = new ArrayList<>(before);
    command.addAll(List.of(ROOT.resolve("deploy/ecluse").toAbsolutePath().toString(), "intake"));
    return command;
  }

  /** Starts intake from now on by another program, which is given its command. */
  void startThrough(List<String> words) {
    before = List.copyOf(words);
  }

  /** What the management listener says of the gate now. */
  String health() throws IOException {
    return Source.at(management).get("/health").body();
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
    Servers.delete(folder);
  }
}
