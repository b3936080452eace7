package org.ecluse.acceptance;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One command that ran to its end.
 *
 * @param code its exit code
 * @param out standard output
 * @param err standard error
 */
record Run(int code, byte[] out, String err) {

  private static final long MINUTES = 10;

  String text() {
    return new String(out, StandardCharsets.UTF_8);
  }

  /** Runs a command with nothing on its standard input. */
  static Run of(Map<String, String> environment, Object... command) throws Exception {
    return of(environment, new byte[0], command);
  }

  /** Runs a command with these bytes on its standard input. */
  static Run of(Map<String, String> environment, byte[] input, Object... command) throws Exception {
    Path err = Files.createTempFile("acceptance", ".err");
    Path out = Files.createTempFile("acceptance", ".out");
    try {
      List<String> words = Arrays.stream(command).map(Object::toString).toList();
      ProcessBuilder builder =
          new ProcessBuilder(words).redirectError(err.toFile()).redirectOutput(out.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      feed(process, input);
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("did not end: " + words.getFirst());
      }
      return new Run(process.exitValue(), Files.readAllBytes(out), Files.readString(err));
    } finally {
      Files.delete(err);
      Files.delete(out);
    }
  }

  private static void feed(Process process, byte[] input) {
    try (OutputStream in = process.getOutputStream()) {
      in.write(input);
    } catch (IOException ended) {
      // The command may end before it has read everything: its exit code tells.
      return;
    }
  }
}
