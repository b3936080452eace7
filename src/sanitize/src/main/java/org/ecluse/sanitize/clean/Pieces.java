package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.ecluse.core.Content;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * A file as it will be: new bytes and ranges of the source, one after the other. Its size is known
 * before anything is written, which formats with sizes in front need.
 */
final class Pieces {

  private sealed interface Piece {
    long size();
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Fresh(byte[] bytes) implements Piece {
    @Override
    public long size() {
      return bytes.length;
    }
  }

  private record Range(long from, long size) implements Piece {
    long end() {
      return from + size;
    }
  }

  private final List<Piece> pieces = new ArrayList<>();
  private long size;
  private long fresh;

  Pieces add(byte[] bytes) throws Uncleanable {
    fresh += bytes.length;
    if (fresh > Bounds.PART_IN_MEMORY) {
      throw Uncleanable.tooLarge();
    }
    return add(new Fresh(bytes));
  }

  Pieces add(String ascii) throws Uncleanable {
    return add(ascii.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** A range of the source, copied when all is written. */
  Pieces range(long from, long length) throws Uncleanable {
    if (length <= 0) {
      return this;
    }
    if (!pieces.isEmpty() && pieces.getLast() instanceof Range last && last.end() == from) {
      pieces.removeLast();
      size -= last.size();
      return add(new Range(last.from(), last.size() + length));
    }
    return add(new Range(from, length));
  }

  Pieces all(Pieces others) {
    pieces.addAll(others.pieces);
    size += others.size;
    fresh += others.fresh;
    return this;
  }

  private Pieces add(Piece piece) throws Uncleanable {
    if (pieces.size() >= 4 * Bounds.CHUNKS) {
      throw Uncleanable.tooLarge();
    }
    pieces.add(piece);
    size += piece.size();
    return this;
  }

  long size() {
    return size;
  }

  boolean isEmpty() {
    return pieces.isEmpty();
  }

  void write(Content source, Sink sink) throws IOException {
    for (Piece piece : pieces) {
      switch (piece) {
        case Fresh f -> sink.write(f.bytes(), 0, f.bytes().length);
        case Range r -> sink.copy(source, r.from(), r.size());
      }
    }
  }
}
