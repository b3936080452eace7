package org.ecluse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;
import org.ecluse.testkit.store.Servers;
import org.jspecify.annotations.Nullable;

/**
 * One throwaway instance, made once in a test run and copied for every test: making its RSA key
 * takes longer than most tests. The copies share keys and keyring, and nothing else.
 */
final class Template {

  private static @Nullable Path made;

  private Template() {}

  /** A folder of its own with {@code home} in it. */
  static synchronized Path copy() throws Exception {
    if (made == null) {
      made = make();
    }
    Path from = made;
    Path folder = Files.createTempDirectory("ecluse-instance");
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Path to = folder.resolve(from.relativize(path));
        if (!to.equals(folder)) {
          Files.copy(path, to, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
    return folder;
  }

  /** A folder with an instance of its own keys. */
  static Path another() throws Exception {
    return make(Files.createTempDirectory("ecluse-instance"));
  }

  private static Path make() throws Exception {
    Path folder = Files.createTempDirectory("ecluse-template");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
    return make(folder);
  }

  private static Path make(Path folder) throws Exception {
    Run run =
        Run.of(
            Map.of("ECLUSE_HOME", folder.resolve("home").toString()),
            Instance.root().resolve("deploy/ecluse"),
            "try-instance",
            "make");
    assertThat(run.code()).as(run.err()).isZero();
    return folder;
  }

  private static void delete(Path folder) {
    try {
      Servers.delete(folder);
    } catch (IOException e) {
      System.err.println("left behind: " + folder);
    }
  }
}
