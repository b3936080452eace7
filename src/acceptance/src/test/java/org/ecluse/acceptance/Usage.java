package org.ecluse.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process and everything below it have used up, as the kernel tells it (proc(5)). A process
 * that has ended counts through the parent that collected it, so that a worker's whole life is in
 * the figures of its intake.
 *
 * @param ticks processor time, user and system, in {@link #TICK_SECONDS}
 */
record Usage(long ticks) {

  /** USER_HZ is 100 on every Linux that Java runs on. */
  private static final double TICK_SECONDS = 0.01;

  /** Field 14 of {@code stat} is utime; then stime, cutime, cstime. The first here is field 3. */
  private static final int UTIME = 11;

  private static final int CALM_LOOKS = 5;
  private static final long LOOK_MILLIS = 100;

  static Usage of(ProcessHandle process) {
    List<ProcessHandle> all =
        Stream.concat(Stream.of(process), process.descendants()).distinct().toList();
    return new Usage(all.stream().mapToLong(p -> ticks(p.pid())).sum());
  }

  /** Waits until nothing has been used for half a second: what was set off is over. */
  static Usage settled(ProcessHandle process) throws InterruptedException {
    Usage last = of(process);
    for (int calm = 0; calm < CALM_LOOKS; ) {
      Thread.sleep(LOOK_MILLIS);
      Usage now = of(process);
      calm = now.ticks - last.ticks <= 1 ? calm + 1 : 0;
      last = now;
    }
    return last;
  }

  double secondsSince(Usage before) {
    return (ticks - before.ticks) * TICK_SECONDS;
  }

  private static long ticks(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      long sum = 0;
      for (int i = UTIME; i < UTIME + 4; i++) {
        sum += Long.parseLong(fields[i]);
      }
      return sum;
    } catch (IOException ended) {
      // Collected meanwhile: it is in its parent's figures at the next look.
      return 0;
    }
  }

  /** Resident memory in bytes. */
  static long resident(ProcessHandle process) {
    return kilobytes(Path.of("/proc/" + process.pid() + "/status"), "VmRSS:") << 10;
  }

  /** The most resident memory since the last {@link #forgetPeak}, in bytes. */
  static long peak(ProcessHandle process) {
    return kilobytes(Path.of("/proc/" + process.pid() + "/status"), "VmHWM:") << 10;
  }

  /** Lets the kernel count the peak anew. */
  static void forgetPeak(ProcessHandle process) throws IOException {
    Files.writeString(Path.of("/proc/" + process.pid() + "/clear_refs"), "5");
  }

  /** Resident memory of a process and all below it, in bytes; shared pages are divided. */
  static long residentOfAll(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants())
        .mapToLong(p -> kilobytes(Path.of("/proc/" + p.pid() + "/smaps_rollup"), "Pss:") << 10)
        .sum();
  }

  private static long kilobytes(Path file, String name) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException ended) {
      return 0;
    }
  }
}
