package org.ecluse.vault.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Files that survive a power cut: written and forced under {@code tmp/}, linked to their name, and
 * the folder that holds the name forced too.
 */
final class Durable {

  private static final int BLOCK = 1 << 16;
  private static final String NUMBER = "[0-9]{1,9}";

  private final Path root;

  Durable(Path root) {
    this.root = root;
  }

  /**
   * A new file at a free place.
   *
   * @throws FileAlreadyExistsException if the place is taken
   */
  void create(Path path, InputStream bytes) throws IOException {
    Path temporary = write(bytes);
    try {
      folder(parent(path));
      Files.createLink(path, temporary);
    } finally {
      discard(temporary);
    }
    settle(path);
  }

  /** Removes a file of {@link #write}, and with it the trace of when it was there. */
  void discard(Path temporary) throws IOException {
    Files.delete(temporary);
    blur(parent(temporary));
  }

  /** A forced file under {@code tmp/}; on failure nothing of it is left. */
  Path write(InputStream bytes) throws IOException {
    Path temporary = folder(root.resolve("tmp")).resolve(UUID.randomUUID().toString());
    try (FileChannel out =
        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      copy(bytes, out);
      Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-------"));
      blur(temporary);
      out.force(true);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
    return temporary;
  }

  private static void copy(InputStream bytes, FileChannel out) throws IOException {
    byte[] block = new byte[BLOCK];
    ByteBuffer buffer = ByteBuffer.wrap(block);
    int count;
    while ((count = bytes.readNBytes(block, 0, BLOCK)) > 0) {
      buffer.clear().limit(count);
      while (buffer.hasRemaining()) {
        out.write(buffer);
      }
    }
  }

  /**
   * A second name for a file, at {@code name.0}, {@code name.1}, …: after the last that is there.
   */
  void keep(Path path, Path name) throws IOException {
    folder(parent(name));
    int number = last(name) + 1;
    while (!linked(numbered(name, number), path)) {
      number++;
    }
    settle(numbered(name, number));
  }

  /** The last of what {@link #keep} kept under this name. */
  Optional<Path> newest(Path name) throws IOException {
    int last = Files.isDirectory(parent(name)) ? last(name) : -1;
    return last < 0 ? Optional.empty() : Optional.of(numbered(name, last));
  }

  /** A folder that held one case's files and is empty now would keep its name for ever. */
  void prune(Path file) throws IOException {
    Path folder = parent(file);
    try {
      Files.delete(folder);
      settle(folder);
    } catch (DirectoryNotEmptyException | NoSuchFileException inUse) {
      return;
    }
  }

  private static int last(Path name) throws IOException {
    String start = name.getFileName() + ".";
    try (Stream<Path> siblings = Files.list(parent(name))) {
      return siblings
          .map(sibling -> sibling.getFileName().toString())
          .filter(text -> text.startsWith(start) && text.substring(start.length()).matches(NUMBER))
          .mapToInt(text -> Integer.parseInt(text.substring(start.length())))
          .max()
          .orElse(-1);
    }
  }

  /**
   * A second name for a file, at a free place.
   *
   * @throws FileAlreadyExistsException if the place is taken
   */
  void link(Path existing, Path path) throws IOException {
    folder(parent(path));
    Files.createLink(path, existing);
    settle(path);
  }

  private static Path numbered(Path name, int number) {
    return name.resolveSibling(name.getFileName() + "." + number);
  }

  private static boolean linked(Path place, Path existing) throws IOException {
    try {
      Files.createLink(place, existing);
      return true;
    } catch (FileAlreadyExistsException taken) {
      return false;
    }
  }

  /** Forces the folder that holds a name, and blurs its time to the day. */
  void settle(Path path) throws IOException {
    Path folder = parent(path);
    blur(folder);
    force(folder);
  }

  private Path folder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      if (folder.equals(root)) {
        // The root is made by whoever sets the instance up: an unmounted disk must not be replaced
        // by an empty folder on the system's own.
        throw new IOException("no vault there");
      }
      folder(parent(folder));
      try {
        Files.createDirectory(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      } catch (FileAlreadyExistsException raced) {
        return folder;
      }
      settle(folder);
    }
    return folder;
  }

  private static Path parent(Path path) {
    return Objects.requireNonNull(path.getParent(), "every object is below the root");
  }

  private static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /**
   * Lets a file begin its day anew: from now on it counts as touched today, also after a power cut.
   * All names of the same file share this.
   */
  void renew(Path file) throws IOException {
    Files.setLastModifiedTime(file, midnight(today()));
    force(file);
  }

  /**
   * The day by the clock of the file system that holds the vault, which for a mounted disk is not
   * this machine's.
   */
  LocalDate today() throws IOException {
    Path probe = folder(root.resolve("tmp")).resolve(UUID.randomUUID().toString());
    Files.createFile(
        probe, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      return day(probe);
    } finally {
      discard(probe);
    }
  }

  /** The day on which a file or folder was last touched. */
  static LocalDate day(Path path) throws IOException {
    FileTime time = Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS);
    return LocalDate.ofInstant(time.toInstant(), ZoneOffset.UTC);
  }

  /** Takes the hour from what was just written, by the file system's own clock. */
  private static void blur(Path path) throws IOException {
    Files.setLastModifiedTime(path, midnight(day(path)));
  }

  private static FileTime midnight(LocalDate day) {
    return FileTime.from(day.atStartOfDay().toInstant(ZoneOffset.UTC));
  }
}
