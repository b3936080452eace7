package org.ecluse.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a worker's Java is started: cheap to start, bounded, and mute. A cache is only good for the
 * collector and compiler it was trained with, so training uses the same flags.
 */
final class VirtualMachine {

  static final int HEAP_MIB = 256;

  /** What a virtual machine maps beside its heap; with less it does not start. */
  static final int BESIDE_HEAP_MIB = 700;

  /**
   * To be 1 in the environment: the C library would reserve 64 MiB of address space for every other
   * thread, and a worker in the middle of a document would die at its bound.
   */
  static final String ARENAS = "MALLOC_ARENA_MAX";

  private VirtualMachine() {}

  /**
   * @param temporary a folder in memory, or one that does not exist: no library may write to a disk
   */
  static List<String> command(
      Path jdk, Path folder, WorkerFolder worker, String temporary, List<String> cacheFlags) {
    List<String> all = new ArrayList<>();
    all.add(jdk.resolve("bin/java").toString());
    all.addAll(cacheFlags);
    // One small job a life: C1 alone, and early; C2 would cost more than it gives.
    add(all, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:CompileThresholdScaling=4");
    add(all, "-Xmx" + HEAP_MIB + "m", "-XX:CompressedClassSpaceSize=48m");
    // On a large machine it would start with all of its heap, and fill a third before it tidies up.
    add(all, "-Xms24m", "-Xmn16m");
    add(all, "-XX:ReservedCodeCacheSize=32m");
    // No trace of what it read in a file: no performance data, attach socket, error file, core.
    add(all, "-XX:-UsePerfData", "-XX:+DisableAttachMechanism", "-XX:-CreateCoredumpOnCrash");
    add(all, "-XX:ErrorFile=/dev/null", "-XX:+SuppressFatalErrorMessage");
    add(all, "-Xlog:disable", "-Xlog:all=warning:stderr");
    // Without the locale data of the CLDR, which costs 0.2 CPU-s when a photo has a GPS date.
    add(all, "-Djava.locale.providers=SPI", "-Duser.timezone=UTC", "-Djava.awt.headless=true");
    add(all, "-Duser.name=worker", "-Duser.home=/nonexistent", "-Djava.io.tmpdir=" + temporary);
    add(all, "-cp", classPath(folder, worker), worker.mainClass());
    return all;
  }

  private static String classPath(Path folder, WorkerFolder worker) {
    List<String> paths = worker.jars().stream().map(j -> folder.resolve(j).toString()).toList();
    return String.join(":", paths);
  }

  private static void add(List<String> all, String... words) {
    all.addAll(List.of(words));
  }
}
