package org.ecluse.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds files that this process has open below a folder although they have no name any more. */
final class Unlinked {

  private Unlinked() {}

  /** The descriptors of such files, and the named files. */
  static List<Path> below(Path folder) throws IOException {
    String start = folder.toRealPath() + "/";
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"));
        Stream<Path> named = Files.walk(folder)) {
      Stream<Path> open = descriptors.filter(d -> target(d).startsWith(start));
      return Stream.concat(open, named.filter(Files::isRegularFile)).toList();
    }
  }

  static List<Path> holding(Path folder, byte[] marker) throws IOException {
    String wanted = new String(marker, StandardCharsets.ISO_8859_1);
    return below(folder).stream().filter(file -> text(file).contains(wanted)).toList();
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      // Closed since the listing.
      return "";
    }
  }
}
