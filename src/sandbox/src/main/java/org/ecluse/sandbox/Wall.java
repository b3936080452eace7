package org.ecluse.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ecluse.sandbox.SandboxUnavailableException.Cause;

/**
 * What stands between a worker and this machine, and where things lie on the worker's side of it.
 */
interface Wall {

  Mode mode();

  /** What comes before the program on a command line. */
  List<String> prefix();

  /** The file that becomes descriptor 9. */
  Path filter() throws IOException;

  /** The JDK, seen from the worker. */
  Path jdk();

  /** The folder of jars, seen from the worker. */
  Path folder();

  /** A folder for temporary files that is no disk, or one that does not exist. */
  String temporary();

  /**
   * The wall of this mode around this program.
   *
   * @param scratch where the filter of system calls is kept
   */
  static Wall of(Mode mode, WorkerFolder worker, Path scratch) throws IOException {
    return switch (mode) {
      case PLAIN -> new None(javaHome(), worker.folder());
      case BUBBLEWRAP -> {
        Architecture architecture =
            Architecture.here()
                .orElseThrow(
                    () ->
                        new SandboxUnavailableException(
                            Cause.UNKNOWN_ARCHITECTURE, "workers need Linux on x86_64 or aarch64"));
        Bubblewrap bubblewrap =
            new Bubblewrap(Bubblewrap.find(), architecture, javaHome(), worker.folder());
        yield new Whole(bubblewrap.arguments(), architecture, scratch);
      }
    };
  }

  /** The JDK that runs this very process. */
  static Path javaHome() throws IOException {
    Path home = Path.of(System.getProperty("java.home"));
    if (!Files.isExecutable(home.resolve("bin/java"))) {
      throw new SandboxUnavailableException(Cause.JAVA_MISSING, "this Java has no bin/java");
    }
    return home.toRealPath();
  }

  /** No wall: {@link Mode#PLAIN}. */
  record None(Path jdk, Path folder) implements Wall {

    @Override
    public Mode mode() {
      return Mode.PLAIN;
    }

    @Override
    public List<String> prefix() {
      return List.of();
    }

    @Override
    public Path filter() {
      return Path.of("/dev/null");
    }

    @Override
    public String temporary() {
      return "/nonexistent";
    }
  }

  /** {@link Mode#BUBBLEWRAP}. */
  record Whole(List<String> prefix, Architecture architecture, Path scratch) implements Wall {

    @Override
    public Mode mode() {
      return Mode.BUBBLEWRAP;
    }

    @Override
    public Path filter() throws IOException {
      return Seccomp.store(scratch, architecture);
    }

    @Override
    public Path jdk() {
      return Bubblewrap.JDK;
    }

    @Override
    public Path folder() {
      return Bubblewrap.WORKER;
    }

    @Override
    public String temporary() {
      return "/tmp";
    }
  }
}
