package org.ecluse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A running intake whose surroundings a test can break and mend: bubblewrap gives it small file
 * systems of its own, without root. The vault is a name that can be turned to a folder that works,
 * to a small one that can be filled, to one mounted read-only, or to nothing.
 */
final class Enclosure implements AutoCloseable {

  private static final long MIB = 1L << 20;

  /** A folder vault wants 64 MiB free; a submission of a test is small. */
  private static final long SMALL_VAULT = 96 * MIB;

  private static final long SMALL_SCRATCH = 32 * MIB;

  private static final Map<String, String> SETTINGS =
      Map.of(
          "ECLUSE_GATE_LOOK_SECONDS", "1",
          "ECLUSE_GATE_LOOK_CLOSED_SECONDS", "1",
          "ECLUSE_GATE_SCRATCH_ROOM_BYTES", String.valueOf(16 * MIB));

  private final Instance instance;
  private final Path stage;
  private final int port;
  private final int management;
  private final Process process;

  private Enclosure(Instance instance, List<String> words, Map<String, String> settings)
      throws Exception {
    this.instance = instance;
    this.stage = Files.createDirectory(instance.home().resolve("stage"));
    this.port = freePort();
    this.management = freePort();
    for (Path mount : List.of(small(), stage.resolve("frozen"), scratch())) {
      Files.createDirectories(mount);
    }
    turnTo(instance.vault());
    Run copied =
        Run.of(Map.of(), "cp", "-a", Instance.root().resolve("target/dist/worker"), worker());
    assertThat(copied.code()).as(copied.err()).isZero();
    ProcessBuilder builder =
        new ProcessBuilder(command(words))
            .redirectErrorStream(true)
            .redirectOutput(instance.home().resolve("intake.out").toFile());
    builder.environment().putAll(instance.settings());
    builder.environment().putAll(SETTINGS);
    builder.environment().put("ECLUSE_VAULT", "folder:" + vault());
    builder.environment().put("ECLUSE_WORKER", worker().toString());
    builder.environment().put("ECLUSE_INTAKE_LISTEN", "127.0.0.1:" + port);
    builder.environment().put("ECLUSE_INTAKE_MANAGEMENT", "127.0.0.1:" + management);
    builder.environment().putAll(settings);
    this.process = builder.start();
  }

  /**
   * Starts an intake and waits until its gate is open.
   *
   * @param words after {@code deploy/ecluse intake}
   */
  static Enclosure started(List<String> words, Map<String, String> settings) throws Exception {
    Enclosure enclosure = new Enclosure(Instance.make(), words, settings);
    try {
      enclosure.awaitOpen();
    } catch (AssertionError e) {
      enclosure.close();
      throw e;
    }
    return enclosure;
  }

  private List<String> command(List<String> words) {
    List<String> command = new ArrayList<>(List.of("bwrap", "--dev-bind", "/", "/"));
    command.addAll(List.of("--size", "" + SMALL_VAULT, "--tmpfs", small().toString()));
    command.addAll(List.of("--size", "" + SMALL_SCRATCH, "--tmpfs", scratch().toString()));
    command.addAll(
        List.of("--ro-bind", instance.vault().toString(), stage.resolve("frozen").toString()));
    command.addAll(List.of("--die-with-parent", "--"));
    command.add(Instance.root().resolve("deploy/ecluse").toString());
    command.add("intake");
    command.addAll(words);
    return command;
  }

  Instance instance() {
    return instance;
  }

  Source source() {
    return Source.at(port);
  }

  Path worker() {
    return stage.resolve("worker");
  }

  Path frozen() {
    return stage.resolve("frozen");
  }

  Path small() {
    return stage.resolve("small");
  }

  Path scratch() {
    return instance.home().resolve("scratch");
  }

  private Path vault() {
    return stage.resolve("vault");
  }

  /** From now on the vault is there. */
  void turnTo(Path folder) throws IOException {
    Path link = stage.resolve("vault.new");
    Files.createSymbolicLink(link, folder);
    Files.move(link, vault(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** A path as intake sees it, which has mounts of its own. */
  Path inside(Path path) {
    return Path.of("/proc", String.valueOf(java().pid()), "root")
        .resolve(path.toString().substring(1));
  }

  /** The process that serves. */
  ProcessHandle java() {
    return process
        .descendants()
        .filter(p -> p.info().command().orElse("").endsWith("/bin/java"))
        .filter(p -> p.info().arguments().map(List::of).orElse(List.of()).contains("-jar"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no intake runs: " + log()));
  }

  /** Fills a file system that intake has for itself until so many bytes are free. */
  void fill(Path mount, long leave) throws IOException {
    Path filler = inside(mount).resolve("filler");
    long free = Files.getFileStore(inside(mount)).getUsableSpace();
    byte[] block = new byte[(int) MIB];
    try (var out = Files.newOutputStream(filler)) {
      for (long left = free - leave; left > 0; left -= block.length) {
        out.write(block, 0, (int) Math.min(left, block.length));
      }
    }
  }

  void empty(Path mount) throws IOException {
    Files.delete(inside(mount).resolve("filler"));
  }

  Source.Answer health() throws IOException {
    return Source.at(management).get("/health");
  }

  String metrics() throws IOException {
    return Source.at(management).get("/metrics").body();
  }

  void awaitOpen() throws Exception {
    await("\"gate\":\"open\"");
  }

  void awaitClosed(String reason) throws Exception {
    await("\"reason\":\"" + reason + "\"");
  }

  private void await(String wanted) throws Exception {
    String seen = "nothing";
    for (int tries = 0; tries < 600; tries++) {
      assertThat(process.isAlive()).as("intake runs: " + log()).isTrue();
      try {
        seen = health().body();
        if (seen.contains(wanted)) {
          return;
        }
      } catch (IOException notYet) {
        seen = "no answer";
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new AssertionError("health never said " + wanted + " but " + seen);
  }

  /** Everything that was ever printed. */
  String log() {
    try {
      return instance.log();
    } catch (IOException e) {
      return "no log: " + e;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws IOException {
    List<ProcessHandle> all = process.descendants().toList();
    process.destroyForcibly().onExit().join();
    for (ProcessHandle one : all) {
      one.onExit().join();
    }
    try (Stream<Path> below = Files.walk(stage)) {
      for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
    instance.close();
  }
}
