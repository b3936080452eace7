package org.ecluse.unseal;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.ecluse.core.Content;
import org.ecluse.core.FormId;
import org.ecluse.core.PartFacts;
import org.ecluse.seal.DamagedException;
import org.ecluse.seal.envelope.Layout;

/**
 * One body as it was fetched, sealed, in a file that has no name any more and vanishes with this
 * object or this process.
 */
final class SealedCache implements Content, AutoCloseable {

  private final FileChannel channel;
  private final long size;

  private SealedCache(FileChannel channel, long size) {
    this.channel = channel;
    this.size = size;
  }

  /** Fetches what the record says, and no byte more. */
  static SealedCache fetch(InputStream body, PartFacts facts, Path folder)
      throws IOException, DamagedException {
    Files.createDirectories(folder);
    Path name = folder.resolve(FormId.random() + ".sealed");
    FileChannel channel =
        FileChannel.open(
            name,
            Set.of(
                StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.delete(name);
      long size = copy(body, channel, facts.bodySize());
      if (size != facts.bodySize()) {
        throw new DamagedException(DamagedException.Reason.BODY);
      }
      return new SealedCache(channel, size);
    } catch (IOException | DamagedException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static long copy(InputStream body, FileChannel channel, long most) throws IOException {
    byte[] block = new byte[Layout.CHUNK];
    long size = 0;
    for (int count = body.read(block); count >= 0 && size <= most; count = body.read(block)) {
      ByteBuffer left = ByteBuffer.wrap(block, 0, count);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      size += count;
    }
    return size;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void read(long offset, byte[] into, int start, int length) throws IOException {
    ByteBuffer room = ByteBuffer.wrap(into, start, length);
    long position = offset;
    while (room.hasRemaining()) {
      int count = channel.read(room, position);
      if (count < 0) {
        throw new EOFException();
      }
      position += count;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
