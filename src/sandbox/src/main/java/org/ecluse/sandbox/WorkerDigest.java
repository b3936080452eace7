package org.ecluse.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * SHA-256 of everything a cache depends on: each jar, the cache itself, and the {@code release}
 * file of the JDK, a line each as {@code sha256sum} writes them.
 */
final class WorkerDigest {

  private WorkerDigest() {}

  static AotState check(WorkerFolder worker, Path jdk) throws IOException {
    if (!Files.exists(worker.cache()) || !Files.exists(worker.digest())) {
      return AotState.NONE;
    }
    boolean same = Files.readAllLines(worker.digest()).equals(lines(worker, jdk));
    return same ? AotState.IN_USE : AotState.DIGEST_DIFFERS;
  }

  static void write(WorkerFolder worker, Path jdk) throws IOException {
    Files.write(worker.digest(), lines(worker, jdk));
  }

  private static List<String> lines(WorkerFolder worker, Path jdk) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String jar : worker.jars()) {
      lines.add(line(worker.folder().resolve(jar), jar));
    }
    lines.add(line(worker.cache(), WorkerFolder.CACHE));
    lines.add(line(jdk.resolve("release"), "release"));
    return lines;
  }

  private static String line(Path file, String name) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest()) + "  " + name;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
