package org.ecluse.testkit.watch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** Looks for needles in a file, block by block, with enough overlap that none hides on a border. */
final class FileSearch {

  /** Of a bigger file only the two ends are read, half of this each, in bytes. */
  static final long MOST = 512L << 20;

  private static final int BLOCK = 1 << 20;

  private final List<Needle> needles;
  private final int overlap;

  FileSearch(List<Needle> needles) {
    this.needles = needles;
    this.overlap = needles.stream().mapToInt(Needle::length).max().orElseThrow() - 1;
  }

  /** The form in which the text stands in the file at or after that place. */
  Optional<String> find(Path file, long from) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      long start = Math.max(0, from - overlap);
      if (size - start <= MOST) {
        return find(channel, start, size);
      }
      Optional<String> early = find(channel, start, start + MOST / 2);
      return early.isPresent() ? early : find(channel, size - MOST / 2, size);
    }
  }

  private Optional<String> find(FileChannel channel, long from, long to) throws IOException {
    byte[] block = new byte[(int) Math.min(BLOCK, to - from) + overlap];
    int kept = 0;
    long position = from;
    while (position < to) {
      int wanted = (int) Math.min(block.length - kept, to - position);
      int count = channel.read(ByteBuffer.wrap(block, kept, wanted), position);
      if (count <= 0) {
        return Optional.empty();
      }
      position += count;
      int filled = kept + count;
      Optional<String> form = find(block, filled);
      if (form.isPresent()) {
        return form;
      }
      kept = Math.min(overlap, filled);
      System.arraycopy(block, filled - kept, block, 0, kept);
    }
    return Optional.empty();
  }

  private Optional<String> find(byte[] block, int filled) {
    for (Needle needle : needles) {
      if (needle.find(block, 0, filled) >= 0) {
        return Optional.of(needle.form());
      }
    }
    return Optional.empty();
  }
}
