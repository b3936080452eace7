package org.ecluse.testkit.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The file systems a process sees, by device number ({@code /proc/<pid>/mountinfo}, proc(5)). */
record Mounts(Map<Long, String> types) {

  static Mounts of(long pid) throws IOException {
    Map<Long, String> types = new HashMap<>();
    for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "mountinfo"))) {
      List<String> fields = List.of(line.split(" ", -1));
      List<String> device = List.of(fields.get(2).split(":", 2));
      types.put(
          number(Integer.parseInt(device.get(0)), Integer.parseInt(device.get(1))),
          fields.get(fields.indexOf("-") + 1));
    }
    return new Mounts(types);
  }

  boolean has(long device) {
    return types.containsKey(device);
  }

  boolean isMemory(long device) {
    String type = types.get(device);
    return type != null && (type.equals("tmpfs") || type.equals("ramfs"));
  }

  /** As stat(2) gives it: makedev(3) of the C library. */
  private static long number(long major, long minor) {
    return (minor & 0xff) | ((major & 0xfff) << 8) | ((minor & ~0xffL) << 12);
  }
}
