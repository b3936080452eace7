package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.ecluse.core.Content;

/** Pictures and files inside a document: metafiles here, all others by their own kinds. */
final class Embedded {

  private Embedded() {}

  static void count(byte[] bytes, Within within, Findings findings) throws IOException {
    if (isMetafile(bytes)) {
      EmbeddedPicture.count(bytes, findings);
    } else {
      within.inspect(Content.of(bytes), findings);
    }
  }

  /** For a parser's handler, which cannot throw what it must not swallow. */
  static void countQuietly(byte[] bytes, Within within, Findings findings) {
    try {
      count(bytes, within, findings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isMetafile(byte[] b) {
    boolean enhanced = b.length > 44 && b[0] == 1 && b[1] == 0 && b[40] == ' ' && b[41] == 'E';
    boolean windows =
        b.length > 6
            && ((b[0] == (byte) 0xd7 && b[1] == (byte) 0xcd)
                || (b[0] == 1 && b[1] == 0 && b[2] == 9 && b[3] == 0 && b[4] == 0 && b[5] == 3));
    return enhanced || windows;
  }
}
