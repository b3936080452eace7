package org.ecluse.testkit.browser;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A program that has one folder for everything it writes; both are gone after {@link #close}. */
final class Program implements Closeable {

  private final Path folder;
  private @Nullable Process process;

  Program(String name) throws IOException {
    this.folder = Files.createTempDirectory(name);
  }

  Path folder() {
    return folder;
  }

  /** Its output, both kinds, goes to that file. */
  Process start(List<String> command, ProcessBuilder.Redirect output) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("XDG_") || name.startsWith("MOZ_"));
    environment.put("HOME", folder.toString());
    environment.put("TMPDIR", folder.toString());
    Process started =
        builder
            .directory(folder.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(output)
            .start();
    process = started;
    return started;
  }

  boolean alive() {
    return process != null && process.isAlive();
  }

  @Override
  public void close() throws IOException {
    if (process != null) {
      List<ProcessHandle> tree =
          Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
      tree.forEach(ProcessHandle::destroyForcibly);
      tree.forEach(each -> each.onExit().join());
    }
    Files.walkFileTree(folder, new Deletion());
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
