package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Lines;
import org.ecluse.sanitize.io.MemorySink;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Slice;
import org.ecluse.sanitize.io.Uncleanable;

/** A file of mails (RFC 4155), each cleaned as a mail; the separators say nothing any more. */
public final class MboxCleaner implements Cleaner {

  private static final byte[] SEPARATOR =
      "From - Thu Jan  1 00:00:00 1970\n".getBytes(StandardCharsets.US_ASCII);

  private final Inner inner;

  public MboxCleaner(Inner inner) {
    this.inner = inner;
  }

  @Override
  public MediaKind kind() {
    return MediaKind.MBOX;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    long start = -1;
    int count = 0;
    Lines lines = new Lines(source);
    for (byte[] line = lines.next(); line.length > 0; line = lines.next()) {
      if (isSeparator(line)) {
        if (start >= 0) {
          mail(between(source, start, lines.start()), sink, notes);
        }
        start = lines.position();
        if (++count > Bounds.MEMBERS) {
          throw Uncleanable.tooLarge();
        }
      }
    }
    if (start < 0) {
      throw Uncleanable.damaged();
    }
    mail(between(source, start, source.size()), sink, notes);
  }

  /** A mail without the empty line that ends it (RFC 4155, appendix A). */
  private static Content between(Content source, long start, long end) throws IOException {
    byte[] tail = new byte[(int) Math.min(4, end - start)];
    source.read(end - tail.length, tail, 0, tail.length);
    String last = new String(tail, StandardCharsets.ISO_8859_1);
    int empty = last.endsWith("\r\n\r\n") ? 2 : last.endsWith("\n\n") ? 1 : 0;
    return new Slice(source, start, end - start - empty);
  }

  private void mail(Content mail, Sink sink, Notes notes) throws IOException {
    MemorySink clean = new MemorySink(Bounds.PART_IN_MEMORY);
    new EmlCleaner(MediaKind.EML, inner).clean(mail, clean, notes);
    sink.write(SEPARATOR);
    String text = new String(clean.bytes(), StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
    String quoted = text.replaceAll("(?m)^From ", ">From ");
    sink.write((quoted + "\n").getBytes(StandardCharsets.ISO_8859_1));
  }

  private static boolean isSeparator(byte[] line) {
    return line.length > 5 && new String(line, 0, 5, StandardCharsets.US_ASCII).equals("From ");
  }
}
