package org.ecluse.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.ecluse.core.wire.Wire;

/** Makes worker folders out of the classes of this build. */
final class WorkerFolders {

  private WorkerFolders() {}

  /** A folder whose program is {@link Actor}. */
  static WorkerFolder actors(Path folder) throws IOException {
    fill(folder);
    return WorkerFolder.of(folder, Actor.class.getName());
  }

  static void fill(Path folder) throws IOException {
    Files.createDirectories(folder);
    int number = 0;
    for (Class<?> one : List.of(Wire.class, Sandbox.class, Actor.class)) {
      Path origin = origin(one);
      Path jar = folder.resolve(number++ + ".jar");
      if (Files.isDirectory(origin)) {
        pack(origin, jar);
      } else {
        Files.copy(origin, jar);
      }
    }
  }

  private static Path origin(Class<?> one) {
    try {
      return Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void pack(Path classes, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> all = Files.walk(classes)) {
      for (Path one : all.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(one).toString()));
        out.write(Files.readAllBytes(one));
        out.closeEntry();
      }
    }
  }
}
