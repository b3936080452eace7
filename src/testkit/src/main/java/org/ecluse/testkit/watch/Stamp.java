package org.ecluse.testkit.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;

/**
 * What tells whether a file must be read again. The change time is among it because a program can
 * set the modification time back, but not this one.
 */
record Stamp(
    long device, long inode, long size, FileTime modified, FileTime changed, FileTime born) {

  /** A file's identity, which a later file may take over: see {@link #born}. */
  record Identity(long device, long inode) {}

  private static final int TYPE = 0170000;
  private static final int REGULAR = 0100000;

  /** A regular file's stamp, nothing for anything else. */
  static Optional<Stamp> of(Path path, LinkOption... options) throws IOException {
    Map<String, Object> found =
        Files.readAttributes(
            path, "unix:mode,dev,ino,size,lastModifiedTime,ctime,creationTime", options);
    if ((number(found, "mode") & TYPE) != REGULAR) {
      return Optional.empty();
    }
    return Optional.of(
        new Stamp(
            number(found, "dev"),
            number(found, "ino"),
            number(found, "size"),
            time(found, "lastModifiedTime"),
            time(found, "ctime"),
            time(found, "creationTime")));
  }

  private static long number(Map<String, Object> found, String name) {
    return found.get(name) instanceof Number number ? number.longValue() : -1;
  }

  private static FileTime time(Map<String, Object> found, String name) {
    return found.get(name) instanceof FileTime time ? time : FileTime.fromMillis(Long.MAX_VALUE);
  }

  Identity identity() {
    return new Identity(device, inode);
  }

  /** Whether this is the same file as before, only longer. */
  boolean grewFrom(Stamp before) {
    return identity().equals(before.identity()) && born.equals(before.born) && size > before.size;
  }
}
