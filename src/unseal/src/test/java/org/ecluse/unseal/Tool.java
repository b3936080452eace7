package org.ecluse.unseal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs the programs that reviewers have beside ours. */
final class Tool {

  /** What a program left. */
  record Result(int code, List<Byte> bytes, String errors) {

    byte[] out() {
      byte[] out = new byte[bytes.size()];
      for (int i = 0; i < out.length; i++) {
        out[i] = bytes.get(i);
      }
      return out;
    }
  }

  private Tool() {}

  static Result gpg(Path home, byte[] input, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("gpg", "--homedir", home.toString(), "--batch", "--quiet"));
    command.addAll(List.of("--no-tty", "--pinentry-mode", "loopback", "--trust-model", "always"));
    command.addAll(List.of("--passphrase", TestKeys.PASSPHRASE));
    command.addAll(List.of(arguments));
    return run(home, input, command);
  }

  static void stopAgent(Path home) throws IOException {
    run(home, new byte[0], List.of("gpgconf", "--homedir", home.toString(), "--kill", "all"));
  }

  static Result run(Path folder, byte[] input, List<String> command) throws IOException {
    Path errors = Files.createTempFile(folder, "errors", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    CompletableFuture<Void> feeding =
        CompletableFuture.runAsync(
            () -> {
              try (OutputStream in = process.getOutputStream()) {
                new ByteArrayInputStream(input).transferTo(in);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    byte[] out = process.getInputStream().readAllBytes();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("no answer");
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    feeding.exceptionally(broken -> null).join();
    List<Byte> bytes = new ArrayList<>(out.length);
    for (byte b : out) {
      bytes.add(b);
    }
    String text = Files.readString(errors, StandardCharsets.UTF_8);
    return new Result(process.exitValue(), bytes, text);
  }
}
