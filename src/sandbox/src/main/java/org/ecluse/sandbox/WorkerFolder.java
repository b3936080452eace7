package org.ecluse.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ecluse.sandbox.SandboxUnavailableException.Cause;

/**
 * The worker program: a folder of jars, and beside them {@value #CACHE}, trained for exactly these
 * jars and this JDK, and {@value #DIGEST}, which says so. The virtual machine does not check the
 * class path of a cache, so the digest has to.
 *
 * @param folder absolute, links resolved
 * @param jars file names, sorted; the class path
 */
public record WorkerFolder(Path folder, List<String> jars, String mainClass) {

  static final String CACHE = "worker.aot";
  static final String DIGEST = "worker.sha256";
  private static final String MAIN = "org.ecluse.sanitize.Worker";

  public WorkerFolder {
    jars = List.copyOf(jars);
  }

  /**
   * The program in this folder.
   *
   * @throws SandboxUnavailableException if there is no folder or no jar in it
   */
  public static WorkerFolder of(Path folder) throws SandboxUnavailableException {
    return of(folder, MAIN);
  }

  static WorkerFolder of(Path folder, String mainClass) throws SandboxUnavailableException {
    try (Stream<Path> files = Files.list(folder)) {
      List<String> jars =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".jar"))
              .sorted()
              .toList();
      if (jars.isEmpty()) {
        throw missing();
      }
      return new WorkerFolder(folder.toRealPath(), jars, mainClass);
    } catch (SandboxUnavailableException e) {
      throw e;
    } catch (IOException e) {
      throw missing();
    }
  }

  /** Whether the program is still there: no worker could be started without. */
  boolean present() {
    return jars.stream().allMatch(jar -> Files.isRegularFile(folder.resolve(jar)));
  }

  Path cache() {
    return folder.resolve(CACHE);
  }

  Path digest() {
    return folder.resolve(DIGEST);
  }

  private static SandboxUnavailableException missing() {
    return new SandboxUnavailableException(
        Cause.WORKER_FOLDER_MISSING, "the worker program is not there (deploy/build makes it)");
  }
}
