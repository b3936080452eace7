package org.ecluse.acceptance.invariant;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * Stock {@code gpg} with one reviewer's key in a home of its own. What it opens stays in memory.
 */
final class Gpg implements AutoCloseable {

  /** Each stream has its own: the common pool may have one thread for both. */
  private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

  private final Path home = Files.createTempDirectory("gpg");
  private final Path passphrase;

  Gpg(Path secretKey, Path passphrase) throws IOException {
    this.passphrase = passphrase.toAbsolutePath();
    // A key of a test: the usual stretching of its passphrase costs a second for every part.
    Files.writeString(home.resolve("gpg-agent.conf"), "s2k-count 65536\n");
    Result imported = run(new ByteArrayInputStream(Files.readAllBytes(secretKey)), "--import");
    if (imported.code != 0) {
      throw new IOException("gpg does not take the key: " + imported.says);
    }
  }

  private record Result(int code, byte[] out, String says) {}

  /** What {@code cat head body | gpg --decrypt} gives, if gpg is content with all of it. */
  Optional<byte[]> open(byte[] head, byte[] body) throws IOException {
    InputStream message =
        new SequenceInputStream(new ByteArrayInputStream(head), new ByteArrayInputStream(body));
    Result opened = run(message, "--decrypt");
    boolean whole = opened.code == 0 && opened.says.contains("[GNUPG:] DECRYPTION_OKAY");
    return whole ? Optional.of(opened.out) : Optional.empty();
  }

  private Result run(InputStream input, String act) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "gpg",
                "--homedir",
                home.toString(),
                "--batch",
                "--status-fd",
                "2",
                "--pinentry-mode",
                "loopback",
                "--passphrase-file",
                passphrase.toString(),
                act));
    Process process = new ProcessBuilder(command).start();
    CompletableFuture<byte[]> says =
        CompletableFuture.supplyAsync(() -> drained(process.getErrorStream()), THREADS);
    CompletableFuture<Void> fed = CompletableFuture.runAsync(() -> feed(process, input), THREADS);
    byte[] out = process.getInputStream().readAllBytes();
    fed.join();
    try {
      return new Result(process.waitFor(), out, new String(says.join(), StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static byte[] drained(InputStream in) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      in.transferTo(bytes);
    } catch (IOException theEndCameEarly) {
      bytes.writeBytes(" (cut)".getBytes(StandardCharsets.US_ASCII));
    }
    return bytes.toByteArray();
  }

  private static void feed(Process process, InputStream input) {
    try (OutputStream out = process.getOutputStream()) {
      input.transferTo(out);
    } catch (IOException itHadSeenEnough) {
      // It says itself, by its code, what it thinks of a message that it did not read to the end.
      return;
    }
  }

  @Override
  public void close() throws IOException {
    Process agent =
        new ProcessBuilder("gpgconf", "--homedir", home.toString(), "--kill", "all").start();
    agent.onExit().join();
    try (Stream<Path> all = Files.walk(home)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
