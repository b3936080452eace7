package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.sanitize.io.Bounds;
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
    Lines lines = new Lines(sink, invisible, written);
    char[] block = new char[Bounds.BLOCK];
    try (Reader in = reader(source, found)) {
      for (int count = in.read(block); count >= 0; count = in.read(block)) {
        for (int i = 0; i < count; i++) {
          lines.take(block[i]);
        }
      }
    }
    lines.end();
  }

  /** Puts lines together, whatever ends them, and writes each without what nobody sees. */
  private final class Lines {

    private final Sink sink;
    private final Invisible invisible;
    private final Charset written;
    private final StringBuilder line = new StringBuilder();
    private boolean carriage;

    Lines(Sink sink, Invisible invisible, Charset written) {
      this.sink = sink;
      this.invisible = invisible;
      this.written = written;
    }

    void take(char c) throws IOException {
      if (c == 0) {
        throw new Uncleanable(Reason.AMBIGUOUS);
      }
      boolean second = c == '\n' && carriage;
      carriage = c == '\r';
      if (second) {
        return;
      }
      if (c == '\n' || c == '\r') {
        sink.write((bare() + "\n").getBytes(written));
        line.setLength(0);
        return;
      }
      line.append(c);
      if (line.length() > LONGEST_LINE) {
        throw Uncleanable.tooLarge();
      }
    }

    void end() throws IOException {
      if (!line.isEmpty()) {
        sink.write(bare().getBytes(written));
      }
    }

    private String bare() {
      return keepsInvisible() ? line.toString() : invisible.bare(line);
    }
  }

  /** A seam for a test that breaks this cleaner on purpose. */
  boolean keepsInvisible() {
    return false;
  }

  private static Reader reader(Content source, Charsets found) throws IOException {
    InputStream in = source.stream();
    in.skipNBytes(found.mark());
    return new InputStreamReader(in, found.charset());
  }

  private static boolean hasRightToLeft(Content source, Charsets found) throws IOException {
    char[] block = new char[Bounds.BLOCK];
    try (Reader in = reader(source, found)) {
      for (int count = in.read(block); count >= 0; count = in.read(block)) {
        for (int i = 0; i < count; i++) {
          if (block[i] >= 0x590 && block[i] <= 0x8ff) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
