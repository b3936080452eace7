package org.ecluse.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the kernel knows of a process (proc(5)). */
final class Proc {

  /** Clock ticks a second; the same on every Linux of today. */
  private static final int TICKS = 100;

  private Proc() {}

  /** Processor time of the process itself, in milliseconds. */
  static long cpuMillis(Process process) throws IOException {
    String stat = Files.readString(of(process, "stat"));
    List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
    return (Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12))) * 1000 / TICKS;
  }

  static long residentKilobytes(Process process) throws IOException {
    return Files.readAllLines(of(process, "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElseThrow();
  }

  private static Path of(Process process, String file) {
    return Path.of("/proc", String.valueOf(process.pid()), file);
  }
}
