package org.ecluse.intake.multipart;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.ecluse.intake.multipart.MultipartException.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parts of one body, one after the other, through one buffer of at most 64 KiB. Only the
 * part returned last can be read; asking for the next passes over what is left of it. A body that
 * ends early is an exception, never an end: {@link #next} says that there are no more parts only
 * after the closing boundary and the end of the body were both seen. Not safe for several threads.
 */
public final class PartReader {

  private static final int BUFFER = 1 << 16;

  /** Enough for the first part, which is all that many bodies ever get to show. */
  private static final int FIRST_BUFFER = 1 << 12;

  private final InputStream in;
  private final Boundary boundary;
  private final Bounds bounds;

  private byte[] buffer = new byte[FIRST_BUFFER];
  private int position;
  private int limit;

  /** End of the bytes known to belong to the current part. */
  private int safe;

  /** Whether the delimiter stands at {@link #safe}. */
  private boolean found;

  private int parts;
  private @Nullable Part current;
  private boolean closed;

  /**
   * @param contentType of the request
   * @throws MultipartException if it is not multipart/form-data with a boundary
   */
  public PartReader(InputStream in, String contentType, Bounds bounds) throws MultipartException {
    this.in = in;
    this.boundary = Boundary.of(contentType);
    this.bounds = bounds;
    // The first boundary has no line end before it; with one put there it looks like all others.
    buffer[0] = '\r';
    buffer[1] = '\n';
    limit = 2;
  }

  /** The next part, or nothing after the end of the whole body. */
  public Optional<Part> next() throws IOException {
    if (closed) {
      return Optional.empty();
    }
    passCurrent();
    if (!enterPart()) {
      closed = true;
      passEpilogue();
      return Optional.empty();
    }
    if (++parts > bounds.parts()) {
      throw new MultipartException(Fault.TOO_MANY_PARTS);
    }
    PartHeader header = PartHeader.parse(headerBytes());
    look();
    current = new Part(header, this);
    return Optional.of(current);
  }

  /** Reads content of a part; -1 at its end. */
  int read(Part part, byte[] into, int start, int length) throws IOException {
    if (part != current) {
      throw new IllegalStateException("only the part returned last can be read");
    }
    if (length == 0) {
      return 0;
    }
    if (!fillPart()) {
      return -1;
    }
    int count = Math.min(length, safe - position);
    System.arraycopy(buffer, position, into, start, count);
    position += count;
    return count;
  }

  private void passCurrent() throws IOException {
    long preamble = 0;
    if (current == null) {
      look();
    }
    while (fillPart()) {
      if (current == null) {
        preamble += safe - position;
        // The two bytes are the line end that was put there.
        if (preamble > bounds.strayBytes() + 2L) {
          throw new MultipartException(Fault.STRAY_BYTES);
        }
      }
      position = safe;
    }
    current = null;
  }

  /** Makes content of the current part available, unless its delimiter is next. */
  private boolean fillPart() throws IOException {
    while (position == safe) {
      if (found) {
        return false;
      }
      more();
      look();
    }
    return true;
  }

  /** Finds how far the part's content reaches in what is buffered. */
  private void look() {
    int at = boundary.find(buffer, position, limit);
    found = at >= 0;
    // The last bytes may be the start of a delimiter.
    safe = found ? at : Math.max(position, limit - boundary.length() + 1);
  }

  /** Reads on; what was not consumed moves to the front. */
  private void more() throws IOException {
    if (!tryMore()) {
      throw new MultipartException(Fault.TRUNCATED);
    }
  }

  private boolean tryMore() throws IOException {
    System.arraycopy(buffer, position, buffer, 0, limit - position);
    limit -= position;
    position = 0;
    if (limit == buffer.length || parts > 1) {
      grow();
    }
    int count = in.read(buffer, limit, buffer.length - limit);
    if (count == 0) {
      throw new EOFException("a stream that reads nothing");
    }
    limit += Math.max(count, 0);
    return count > 0;
  }

  private void grow() {
    if (buffer.length < BUFFER) {
      buffer = Arrays.copyOf(buffer, BUFFER);
    }
  }

  private byte nextByte() throws IOException {
    if (position == limit) {
      more();
    }
    return buffer[position++];
  }

  /** Passes the delimiter and the rest of its line; says whether a part follows. */
  private boolean enterPart() throws IOException {
    position += boundary.length();
    found = false;
    byte first = nextByte();
    if (first == '-') {
      expect('-');
      return false;
    }
    for (int padding = 0; first == ' ' || first == '\t'; first = nextByte()) {
      if (++padding > bounds.strayBytes()) {
        throw new MultipartException(Fault.STRAY_BYTES);
      }
    }
    if (first != '\r') {
      throw new MultipartException(Fault.BOUNDARY_LINE);
    }
    expect('\n');
    return true;
  }

  private void expect(char wanted) throws IOException {
    if (nextByte() != wanted) {
      throw new MultipartException(Fault.BOUNDARY_LINE);
    }
  }

  /** The header lines up to the empty line, which is consumed and not returned. */
  private byte[] headerBytes() throws IOException {
    byte[] header = new byte[Math.min(bounds.headerBytes(), 512)];
    int length = 0;
    while (true) {
      if (length == bounds.headerBytes()) {
        throw new MultipartException(Fault.HEADER_TOO_LONG);
      }
      if (length == header.length) {
        header = Arrays.copyOf(header, Math.min(bounds.headerBytes(), length * 2));
      }
      header[length++] = nextByte();
      if (endsWithEmptyLine(header, length)) {
        return Arrays.copyOf(header, length - 2);
      }
    }
  }

  private static boolean endsWithEmptyLine(byte[] bytes, int length) {
    boolean lineEnd = length >= 2 && bytes[length - 2] == '\r' && bytes[length - 1] == '\n';
    return lineEnd
        && (length == 2 || (length >= 4 && bytes[length - 4] == '\r' && bytes[length - 3] == '\n'));
  }

  /** What follows the closing boundary means nothing, but the body must still end. */
  private void passEpilogue() throws IOException {
    int stray = limit - position;
    position = limit;
    while (stray <= bounds.strayBytes() && tryMore()) {
      stray += limit - position;
      position = limit;
    }
    if (stray > bounds.strayBytes()) {
      throw new MultipartException(Fault.STRAY_BYTES);
    }
  }
}
