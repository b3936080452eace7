package org.ecluse.desk.trial;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks for pieces of what was sent in every file an instance wrote. */
final class PlaintextSearch {

  /** Long enough not to turn up by chance, in bytes. */
  private static final int PIECE = 24;

  private static final int BLOCK = 1 << 20;

  private final List<String> pieces = new ArrayList<>();

  /** Takes pieces from all over a file; dull ones (zeros, say) would turn up anywhere. */
  void add(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    for (int part = 1; part < 8; part++) {
      int start = (int) ((long) bytes.length * part / 8);
      if (start + PIECE <= bytes.length) {
        byte[] piece = Arrays.copyOfRange(bytes, start, start + PIECE);
        if (distinct(piece) > PIECE / 2) {
          pieces.add(new String(piece, StandardCharsets.ISO_8859_1));
        }
      }
    }
  }

  /** Takes a text as it is. */
  void add(String text) {
    pieces.add(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
  }

  int pieces() {
    return pieces.size();
  }

  /** The first file below the folder that holds a piece. */
  Optional<Path> below(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (holds(file)) {
          return Optional.of(file);
        }
      }
    }
    return Optional.empty();
  }

  private boolean holds(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in(in);
    }
  }

  /** Whether a stream holds a piece. */
  boolean in(InputStream in) throws IOException {
    String carried = "";
    for (byte[] block = in.readNBytes(BLOCK); block.length > 0; block = in.readNBytes(BLOCK)) {
      String text = carried + new String(block, StandardCharsets.ISO_8859_1);
      if (pieces.stream().anyMatch(text::contains)) {
        return true;
      }
      carried = text.substring(Math.max(0, text.length() - BLOCK / 2));
    }
    return false;
  }

  private static long distinct(byte[] piece) {
    return new String(piece, StandardCharsets.ISO_8859_1).chars().distinct().count();
  }
}
