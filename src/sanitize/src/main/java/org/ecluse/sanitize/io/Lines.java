package org.ecluse.sanitize.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.ecluse.core.Content;

/** The lines of a file as bytes, each with its end. */
public final class Lines {

  private static final int LONGEST = 1 << 20;

  private final Reader in;
  private long start;

  public Lines(Content content) {
    this.in = new Reader(content);
  }

  /** The next line, empty at the end of the file. */
  public byte[] next() throws IOException {
    start = in.position();
    ByteArrayOutputStream line = new ByteArrayOutputStream(80);
    for (int c = in.left() > 0 ? in.next() : -1; c >= 0; c = in.left() > 0 ? in.next() : -1) {
      line.write(c);
      if (c == '\n') {
        break;
      }
      if (line.size() >= LONGEST) {
        break;
      }
    }
    return line.toByteArray();
  }

  /** Where the line that was read last starts. */
  public long start() {
    return start;
  }

  /** Where the next line starts. */
  public long position() {
    return in.position();
  }
}
