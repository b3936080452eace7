package org.ecluse.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ecluse.sandbox.SandboxUnavailableException.Cause;

/**
 * The wall: the arguments of {@code bwrap}. Inside there is a JDK, the C library, the worker's own
 * folder, all read-only, a small {@code /tmp} in memory, and nothing else: no network, no other
 * process, no capability, no environment, no name of the machine or of a user. The worker is
 * process 1, so that not even bubblewrap's own command line can be read.
 */
final class Bubblewrap {

  /** Where the JDK and the worker's folder lie inside, the same on every machine. */
  static final Path JDK = Path.of("/jdk");

  static final Path WORKER = Path.of("/worker");

  private static final long TMPFS_BYTES = 16L << 20;
  private static final String NOBODY = "65534";

  private final Path bwrap;
  private final Architecture architecture;
  private final Path jdk;
  private final Path worker;

  Bubblewrap(Path bwrap, Architecture architecture, Path jdk, Path worker) {
    this.bwrap = bwrap;
    this.architecture = architecture;
    this.jdk = jdk;
    this.worker = worker;
  }

  static Path find() throws SandboxUnavailableException {
    for (String folder : List.of("/usr/bin", "/bin", "/usr/local/bin")) {
      Path path = Path.of(folder, "bwrap");
      if (Files.isExecutable(path)) {
        return path;
      }
    }
    throw new SandboxUnavailableException(
        Cause.BWRAP_MISSING, "bubblewrap is not installed (Debian: apt install bubblewrap)");
  }

  /**
   * Everything before the program to run. The filter is read from descriptor 9. /dev and / are made
   * read-only last: both are file systems in memory, without a bound of their own.
   */
  List<String> arguments() throws IOException {
    List<String> all = new ArrayList<>();
    add(all, bwrap, "--unshare-all", "--unshare-user", "--uid", NOBODY, "--gid", NOBODY);
    add(all, "--hostname", "worker", "--die-with-parent", "--new-session", "--as-pid-1");
    add(all, "--clearenv", "--setenv", "LC_ALL", "C.UTF-8", "--cap-drop", "ALL");
    add(all, "--setenv", VirtualMachine.ARENAS, "1");
    bind(all, jdk, JDK);
    bind(all, worker, WORKER);
    libraries(all);
    configuration(all);
    add(all, "--proc", "/proc", "--dev", "/dev", "--size", TMPFS_BYTES, "--tmpfs", "/tmp");
    add(all, "--remount-ro", "/dev", "--remount-ro", "/", "--chdir", "/", "--seccomp", "9", "--");
    return all;
  }

  /** The C library and its loader: by Debian's folders, or by the lib64 of other systems. */
  private void libraries(List<String> all) throws IOException {
    List<Path> folders =
        Stream.of("/usr/lib/" + architecture.triplet(), "/lib/" + architecture.triplet())
            .map(Path::of)
            .toList();
    boolean found = false;
    for (Path folder : folders) {
      if (Files.isDirectory(folder) && folder.equals(folder.toRealPath())) {
        bind(all, folder, folder);
        found = true;
      }
    }
    for (Path folder : List.of(Path.of("/usr/lib64"), Path.of("/lib64"))) {
      if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        bind(all, folder, folder);
        found = true;
      }
    }
    Path loader = Path.of("/usr/lib/ld-linux-aarch64.so.1");
    if (!found) {
      bind(all, Path.of("/usr/lib"), Path.of("/usr/lib"));
    } else if (Files.exists(loader)) {
      bind(all, loader, loader);
    }
    for (Path link : List.of(Path.of("/lib"), Path.of("/lib64"))) {
      if (Files.isSymbolicLink(link)) {
        add(all, "--symlink", Files.readSymbolicLink(link), link);
      }
    }
  }

  /** Distributions move a JDK's configuration to /etc/java-… and leave links. */
  private void configuration(List<String> all) throws IOException {
    Path security = jdk.resolve("conf/security/java.security");
    if (Files.exists(security)) {
      Path real = security.toRealPath();
      if (real.startsWith("/etc")) {
        Path folder = Path.of("/etc").resolve(real.getName(1));
        bind(all, folder, folder);
      }
    }
  }

  private static void bind(List<String> all, Path from, Path to) {
    add(all, "--ro-bind", from, to);
  }

  private static void add(List<String> all, Object... words) {
    Stream.of(words).map(Object::toString).forEach(all::add);
  }
}
