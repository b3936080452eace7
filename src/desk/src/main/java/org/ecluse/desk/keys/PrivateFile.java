package org.ecluse.desk.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A new file that only its owner can read, on disk before this returns. */
public final class PrivateFile {

  private PrivateFile() {}

  /**
   * Writes it.
   *
   * @throws java.nio.file.FileAlreadyExistsException rather than replace a key
   */
  public static void write(Path path, byte[] bytes) throws IOException {
    try (FileChannel out =
        FileChannel.open(
            path,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        out.write(buffer);
      }
      out.force(true);
    }
  }
}
