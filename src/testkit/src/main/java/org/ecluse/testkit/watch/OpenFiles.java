package org.ecluse.testkit.watch;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The files that processes and their children hold open, those without a name in any folder too:
 * {@code /proc/<pid>/fd/<n>} opens them all (proc(5)).
 *
 * <p>Not looked at: memory that only has the form of a file ({@code memfd_create(2)}, and mounts
 * that a sandbox keeps to itself), which is as little a disk as the heap is.
 */
final class OpenFiles {

  private record Device(long pid, long number) {}

  private final Ledger ledger;
  private final Mounts ours;
  private final Map<Device, Boolean> memory = new HashMap<>();
  private final Set<ProcessHandle> followed = ConcurrentHashMap.newKeySet();
  private final Set<Long> seenInto = ConcurrentHashMap.newKeySet();

  OpenFiles(Ledger ledger) throws IOException {
    this.ledger = ledger;
    this.ours = Mounts.of(ProcessHandle.current().pid());
  }

  void follow(ProcessHandle process) {
    followed.add(process);
  }

  /** Followed processes into which not one look succeeded. */
  Stream<Long> neverSeenInto() {
    return followed.stream().map(ProcessHandle::pid).filter(pid -> !seenInto.contains(pid));
  }

  void look(boolean inAnyCase) {
    for (ProcessHandle process : followed) {
      look(process.pid(), inAnyCase);
      process.descendants().forEach(child -> look(child.pid(), inAnyCase));
    }
  }

  private void look(long pid, boolean inAnyCase) {
    Path folder = Path.of("/proc", Long.toString(pid), "fd");
    try (DirectoryStream<Path> links = Files.newDirectoryStream(folder)) {
      for (Path link : links) {
        look(pid, link, inAnyCase);
      }
      seenInto.add(pid);
    } catch (IOException | DirectoryIteratorException unreadable) {
      // A process that has ended, or that nobody has waited for yet, holds nothing open.
      if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent()) {
        ledger.blindSpot(folder.toString());
      }
    }
  }

  private void look(long pid, Path link, boolean inAnyCase) throws IOException {
    try {
      String target = Files.readSymbolicLink(link).toString();
      Optional<Stamp> stamp = Stamp.of(link);
      if (stamp.isPresent()
          && !target.startsWith("/memfd:")
          && !ownMemory(new Device(pid, stamp.get().device()))) {
        ledger.lookThrough(link, target + " held open by process " + pid, inAnyCase);
      }
    } catch (IOException unreadable) {
      if (Files.exists(link)) {
        throw unreadable;
      }
    }
  }

  /** Whether the file lies on a memory file system that only that process's sandbox sees. */
  private boolean ownMemory(Device device) throws IOException {
    if (ours.has(device.number())) {
      return false;
    }
    Boolean known = memory.get(device);
    if (known == null) {
      known = Mounts.of(device.pid()).isMemory(device.number());
      memory.put(device, known);
    }
    return known;
  }
}
