package org.ecluse.sandbox;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts worker processes. A Java process can hand on descriptors 0 to 2 only, so a shell sets the
 * rest: 3 is the pipe for frames, standard output goes where standard error goes, 9 is the filter
 * of system calls. It also sets the bounds: no core, descriptors, address space, CPU time.
 *
 * <p>Start workers from one thread that lives as long as they do: "die with parent" means the
 * <em>thread</em> that started a process (prctl(2), PR_SET_PDEATHSIG).
 */
final class Launcher {

  private static final String SCRIPT =
      """
      ulimit -c 0 && ulimit -n 256 && ulimit -v "$1" && ulimit -t "$2" || exit 1
      filter=$3; shift 3
      exec /usr/bin/nice -n 5 "$@" 3>&1 1>&2 9<"$filter"
      """;

  /** Tells the program to clean a document of its own of every kind before it says READY. */
  private static final String SELF_TEST = "self-test";

  /** A CPU bound for a whole life, for the case that nobody is left who looks at the clock. */
  private static final int CPU_TIMES = 4;

  private final Wall wall;
  private final WorkerFolder worker;
  private final Duration time;

  /**
   * @param time what one file may take
   */
  Launcher(Wall wall, WorkerFolder worker, Duration time) {
    this.wall = wall;
    this.worker = worker;
    this.time = time;
  }

  Wall wall() {
    return wall;
  }

  WorkerFolder worker() {
    return worker;
  }

  /**
   * A worker that is about to get ready.
   *
   * @param selfTest whether it shall first clean a document of every kind, which doubles what its
   *     start costs
   */
  WorkerProcess worker(boolean cache, boolean selfTest) throws IOException {
    // "on": rather no worker than one that silently does without; then we start it without.
    List<String> flags =
        cache
            ? List.of("-XX:AOTCache=" + wall.folder().resolve(WorkerFolder.CACHE), "-XX:AOTMode=on")
            : List.of();
    List<String> program = java(flags);
    if (selfTest) {
      program.add(SELF_TEST);
    }
    return new WorkerProcess(start(program, Redirect.DISCARD));
  }

  /** A worker that trains a cache when it exits. It needs to start a process: no bounds. */
  WorkerProcess training(Path cache) throws IOException {
    ProcessBuilder builder = builder(Redirect.DISCARD);
    builder.command("/bin/sh", "-c", "exec \"$@\" 3>&1 1>&2", "sh");
    builder.command().addAll(java(List.of("-XX:AOTCacheOutput=" + cache)));
    builder.command().add(SELF_TEST);
    return new WorkerProcess(builder.start());
  }

  /** Java inside the wall, which only says its version: standard error tells what is wrong. */
  Process version() throws IOException {
    List<String> command = List.of(wall.jdk().resolve("bin/java").toString(), "-Xshare:auto");
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of("-Xmx16m", "-XX:+UseSerialGC", "-XX:CompressedClassSpaceSize=48m"));
    all.addAll(List.of("-XX:ReservedCodeCacheSize=32m", "-XX:TieredStopAtLevel=1", "-version"));
    return start(all, Redirect.PIPE);
  }

  private List<String> java(List<String> cacheFlags) {
    return VirtualMachine.command(wall.jdk(), wall.folder(), worker, wall.temporary(), cacheFlags);
  }

  private Process start(List<String> program, Redirect errors) throws IOException {
    long space = (VirtualMachine.HEAP_MIB + VirtualMachine.BESIDE_HEAP_MIB) * 1024L;
    long cpu = Math.max(1, time.toSeconds()) * CPU_TIMES;
    ProcessBuilder builder = builder(errors);
    builder.command("/bin/sh", "-c", SCRIPT, "sh", "" + space, "" + cpu, "" + wall.filter());
    builder.command().addAll(wall.prefix());
    builder.command().addAll(program);
    return builder.start();
  }

  private static ProcessBuilder builder(Redirect errors) {
    ProcessBuilder builder = new ProcessBuilder().redirectError(errors);
    builder.environment().clear();
    builder.environment().put(VirtualMachine.ARENAS, "1");
    builder.directory(Path.of("/").toFile());
    return builder;
  }
}
