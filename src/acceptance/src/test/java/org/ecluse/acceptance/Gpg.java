package org.ecluse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** GnuPG sealing to the same three reviewers, from a file to a file, without compression. */
final class Gpg implements AutoCloseable {

  private static final double TICK_SECONDS = 0.01;

  /** Says on its last line what its only child used: fields 16 and 17 of stat (proc(5)). */
  private static final String TIMED = "\"$@\" && cut -d' ' -f16,17 /proc/$$/stat";

  private final Path folder;

  private Gpg(Path folder) {
    this.folder = folder;
  }

  static Gpg of(Instance instance) throws Exception {
    Gpg gpg = new Gpg(Files.createTempDirectory("ecluse-gpg"));
    for (String reviewer : new String[] {"r1", "r2", "r3"}) {
      Path certificate = instance.home().resolve("reviewers/" + reviewer + ".cert.asc");
      // The file holds a proof of possession as well, which gpg does not import.
      gpg.run("gpg", "--homedir", gpg.folder, "--batch", "--quiet", "--import", certificate);
    }
    return gpg;
  }

  /** Processor seconds for so many random bytes. */
  double seal(long size) throws Exception {
    Path plain = folder.resolve("plain");
    Path sealed = folder.resolve("sealed");
    write(plain, size);
    Run run =
        run(
            "/bin/sh",
            "-c",
            TIMED,
            "sh",
            "gpg",
            "--homedir",
            folder,
            "--batch",
            "--quiet",
            "--yes",
            "--trust-model",
            "always",
            "--compress-algo",
            "none",
            "-r",
            "r1",
            "-r",
            "r2",
            "-r",
            "r3",
            "--output",
            sealed,
            "--encrypt",
            plain);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(Files.size(sealed)).isGreaterThan(size);
    Files.delete(plain);
    Files.delete(sealed);
    String[] ticks = run.text().strip().split(" ", -1);
    return (Long.parseLong(ticks[0]) + Long.parseLong(ticks[1])) * TICK_SECONDS;
  }

  private Run run(Object... command) throws Exception {
    return Run.of(Map.of(), command);
  }

  private static void write(Path file, long size) throws IOException {
    byte[] block = new byte[1 << 20];
    new Random(1).nextBytes(block);
    try (OutputStream out = Files.newOutputStream(file)) {
      for (long left = size; left > 0; left -= block.length) {
        out.write(block, 0, (int) Math.min(left, block.length));
      }
    }
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
