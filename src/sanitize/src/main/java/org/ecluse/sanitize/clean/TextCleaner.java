package org.ecluse.sanitize.clean;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.sanitize.io.Charsets;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * Plain text of any sort. The words stay. Line ends, the byte order mark, characters that nobody
 * sees, spaces of odd widths and spaces at line ends become those of every other text: they can be
 * the mark of one copy. Text that is not Unicode keeps its bytes.
 */
public class TextCleaner implements Cleaner {

  private static final int LONGEST_LINE = 16 << 20;

  @Override
  public MediaKind kind() {
    return MediaKind.TEXT;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    Charsets found = Charsets.of(source);
    boolean rightToLeft = found.known() && hasRightToLeft(source, found);
    Charset written = found.known() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    Invisible invisible = new Invisible(found.known(), rightToLeft);
    try (Reader in = reader(source, found)) {
      StringBuilder line = new StringBuilder();
      boolean pending = false;
      boolean carriage = false;
      for (int c = in.read(); c >= 0; c = in.read()) {
        if (c == 0) {
          throw new Uncleanable(Reason.AMBIGUOUS);
        }
        if (c == '\n' && carriage) {
          carriage = false;
          continue;
        }
        carriage = c == '\r';
        if (c == '\n' || c == '\r') {
          sink.write((line(line, invisible) + "\n").getBytes(written));
          line.setLength(0);
          pending = false;
        } else {
          line.append((char) c);
          pending = true;
          if (line.length() > LONGEST_LINE) {
            throw Uncleanable.tooLarge();
          }
        }
      }
      if (pending) {
        sink.write(line(line, invisible).getBytes(written));
      }
    }
  }

  /** A seam for a test that breaks this cleaner on purpose. */
  boolean keepsInvisible() {
    return false;
  }

  private String line(StringBuilder line, Invisible invisible) {
    return keepsInvisible() ? line.toString() : invisible.bare(line);
  }

  private static Reader reader(Content source, Charsets found) throws IOException {
    InputStream in = source.stream();
    in.skipNBytes(found.mark());
    return new BufferedReader(new InputStreamReader(in, found.charset()), 1 << 15);
  }

  private static boolean hasRightToLeft(Content source, Charsets found) throws IOException {
    try (Reader in = reader(source, found)) {
      for (int c = in.read(); c >= 0; c = in.read()) {
        if (c >= 0x590 && c <= 0x8ff) {
          return true;
        }
      }
    }
    return false;
  }
}
