package org.ecluse.acceptance.invariant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder as vault: every file below it is an object, also in the trash. */
record FolderObjects(Path root) implements Objects {

  @Override
  public SortedSet<String> names() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @Override
  public byte[] read(String name) throws IOException {
    return Files.readAllBytes(root.resolve(name));
  }
}
