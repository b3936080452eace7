package org.ecluse.acceptance.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Jazzer on one target, in a virtual machine with the worker's heap and compiler. It ends at the
 * first thing found, or when its time is over.
 */
final class Fuzzer {

  /** {@code -Decluse.fuzz.seconds}; a minute each with {@code deploy/test --long}. */
  private static final int SECONDS =
      Integer.getInteger("ecluse.fuzz.seconds", Boolean.getBoolean("ecluse.long") ? 60 : 3);

  private static final int START_SECONDS = 240;
  private static final int INPUT_SECONDS = 20;
  private static final int INPUT_BYTES = 1 << 16;
  private static final Pattern RUNS = Pattern.compile("(?m)^Done (\\d+) runs");

  /**
   * What came of it.
   *
   * @param runs how many inputs were tried
   * @param found the inputs that made the target throw, hang or take too much memory
   * @param log of the fuzzer
   */
  record Outcome(long runs, List<Path> found, String log) {}

  private final Path folder;

  Fuzzer(Path folder) {
    this.folder = folder;
  }

  Outcome run(Class<?> target, Map<String, byte[]> seeds) throws Exception {
    Path start = Files.createDirectories(folder.resolve("seeds"));
    for (Map.Entry<String, byte[]> seed : seeds.entrySet()) {
      Files.write(start.resolve(seed.getKey()), seed.getValue());
    }
    Path grown = Files.createDirectories(folder.resolve("grown"));
    Path found = Files.createDirectories(folder.resolve("found"));
    Path log = folder.resolve("log");
    List<String> command = command(target, found);
    command.addAll(List.of(grown.toString(), start.toString()));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      if (!process.waitFor(SECONDS + START_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("the fuzzer does not end");
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return outcome(log, found);
  }

  private static Outcome outcome(Path log, Path found) throws IOException {
    String text = Files.readString(log, StandardCharsets.ISO_8859_1);
    Matcher runs = RUNS.matcher(text);
    try (Stream<Path> inputs = Files.list(found)) {
      return new Outcome(
          runs.find() ? Long.parseLong(runs.group(1)) : 0,
          inputs.filter(input -> !input.toString().endsWith(".java")).sorted().toList(),
          text);
    }
  }

  private static List<String> command(Class<?> target, Path found) {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new ArrayList<>(
        List.of(
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "-XX:+EnableDynamicAgentLoading",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.awt.headless=true",
            "-cp",
            path,
            "com.code_intelligence.jazzer.Jazzer",
            "--target_class=" + target.getName(),
            "--instrumentation_includes=org.ecluse.**",
            "--custom_hook_includes=org.ecluse.**",
            "--reproducer_path=" + found,
            "-artifact_prefix=" + found + "/",
            "-max_len=" + INPUT_BYTES,
            "-timeout=" + INPUT_SECONDS,
            "-max_total_time=" + SECONDS));
  }
}
