package org.ecluse.intake.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ecluse.sandbox.AotState;

/**
 * Whether this process started from the cache that was trained for it. The launcher decides, since
 * it must be decided before the virtual machine is there: it compares the digest over the jars, the
 * cache and the JDK, and says what it found. Whether the virtual machine then took the cache shows
 * in the files it has mapped (proc(5)).
 */
final class StartCache {

  private static final String FOUND = "ecluse.start-cache";
  private static final Path MAPS = Path.of("/proc/self/maps");
  private static final String CACHE = "/intake.aot";

  private StartCache() {}

  static AotState state() {
    try {
      return state(System.getProperty(FOUND, "none"), Files.readAllLines(MAPS));
    } catch (IOException e) {
      // Nobody can tell; better a doubt on health than a promise.
      return AotState.REJECTED;
    }
  }

  static AotState state(String found, List<String> maps) {
    return switch (found) {
      case "given" ->
          maps.stream().anyMatch(line -> line.endsWith(CACHE))
              ? AotState.IN_USE
              : AotState.REJECTED;
      case "differs" -> AotState.DIGEST_DIFFERS;
      default -> AotState.NONE;
    };
  }
}
