package org.ecluse.testkit.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Starts, waits for and stops the servers that tests run against. */
public final class Servers {

  private Servers() {}

  /** A port of this machine that nobody listens on. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Runs to the end; what it printed is the answer, and part of the complaint if it failed. */
  public static String run(Path folder, Map<String, String> environment, List<String> command)
      throws Exception {
    Path errors = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command.getFirst() + ": " + out + Files.readString(errors));
    }
    return out;
  }

  /** Starts a server; what it says goes to the log. */
  public static Process start(Path log, List<String> command) throws IOException {
    return new ProcessBuilder(new ArrayList<>(command))
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  /** Waits until a server takes connections, two minutes at most. */
  public static void awaitPort(Process process, int port, Path log) throws Exception {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (System.nanoTime() < end && process.isAlive()) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        return;
      } catch (IOException notYet) {
        Thread.sleep(100);
      }
    }
    throw new IOException("did not start: " + Files.readString(log));
  }

  /** Asks a process to end, and insists after ten seconds. */
  public static void stop(Process process) {
    process.destroy();
    try {
      if (process.waitFor(10, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }

  /** Removes a folder and all below it. */
  public static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  /** Stops a process where it stands: its connections stay open and nothing answers any more. */
  public static void freeze(ProcessHandle process) throws Exception {
    run(Path.of(System.getProperty("java.io.tmpdir")), Map.of(), kill("-STOP", process));
  }

  /** Lets it go on. */
  public static void thaw(ProcessHandle process) throws Exception {
    run(Path.of(System.getProperty("java.io.tmpdir")), Map.of(), kill("-CONT", process));
  }

  private static List<String> kill(String signal, ProcessHandle process) {
    return List.of("kill", signal, String.valueOf(process.pid()));
  }
}
