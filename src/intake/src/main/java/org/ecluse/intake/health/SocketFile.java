package org.ecluse.intake.health;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.ecluse.core.CaseId;

/**
 * A socket file that only this user can open, at every moment: a server binds it in a folder that
 * is closed to others, and only then it gets its name. So what a killed process left there is
 * replaced.
 */
final class SocketFile {

  private final Path path;
  private final Path folder;

  private SocketFile(Path path, Path folder) {
    this.path = path;
    this.folder = folder;
  }

  /**
   * @throws IOException if something that is no socket has that name, or somebody answers there
   */
  static SocketFile at(Path path) throws IOException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      checkLeft(path);
    }
    Path parent = Objects.requireNonNull(path.toAbsolutePath().getParent());
    // The whole name of a socket has 107 bytes at most.
    String name = "." + CaseId.random().text().substring(0, 8);
    var closed = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    return new SocketFile(path, Files.createDirectory(parent.resolve(name), closed));
  }

  /** Where to bind. */
  Path hidden() {
    return folder.resolve("s");
  }

  /** Gives the bound socket its name. */
  void show() throws IOException {
    Files.setPosixFilePermissions(hidden(), PosixFilePermissions.fromString("rw-------"));
    Files.move(hidden(), path, StandardCopyOption.ATOMIC_MOVE);
    Files.delete(folder);
  }

  private static void checkLeft(Path path) throws IOException {
    if (!Files.readAttributes(
            path, java.nio.file.attribute.BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .isOther()) {
      throw new IOException("intake.management: something that is no socket has that name");
    }
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(path));
    } catch (IOException nobody) {
      // Left by a process that was killed.
      return;
    }
    throw new IOException("intake.management: another program answers there");
  }
}
