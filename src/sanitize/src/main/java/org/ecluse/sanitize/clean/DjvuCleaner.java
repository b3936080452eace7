package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Reader;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * Scanned pages in DjVu (Lizardtech DjVu Reference, version 3), lossless. A list at the start names
 * places in the file, so nothing moves: a chunk that is not needed to show a page becomes an
 * annotation of nothing but spaces.
 */
public class DjvuCleaner implements Cleaner {

  private static final Set<String> SHOWN =
      Set.of(
          "INFO", "INCL", "DIRM", "NAVM", "Sjbz", "Smmr", "Djbz", "BG44", "BGjp", "BG2k", "FG44",
          "FGjp", "FG2k", "FGbz", "PM44", "BM44", "TXTa", "TXTz", "TH44");

  private static final int HEAD = 8;

  @Override
  public MediaKind kind() {
    return MediaKind.DJVU;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    Reader in = new Reader(source);
    if (in.left() < 16) {
      throw Uncleanable.damaged();
    }
    sink.write(in.bytes(4));
    new Run(in, source, sink, notes, sharesPictures(source)).chunks(source.size(), 0);
  }

  /** Whether pages show something of a shared part; one of annotations only is not asked for. */
  private static boolean sharesPictures(Content source) throws IOException {
    Reader in = new Reader(source);
    in.skip(4);
    String form = "";
    while (in.left() >= HEAD) {
      String type = new String(in.bytes(4), StandardCharsets.ISO_8859_1);
      long size = in.u32();
      if (type.equals("FORM") && in.left() >= 4) {
        form = new String(in.bytes(4), StandardCharsets.ISO_8859_1);
      } else if (form.equals("DJVI") && SHOWN.contains(type)) {
        return true;
      } else {
        in.skip(Math.min(size + (in.position() + size) % 2, in.left()));
      }
    }
    return false;
  }

  /** The cleaning of one file. */
  private final class Run {

    private final Reader in;
    private final Content source;
    private final Sink sink;
    private final Notes notes;
    private final boolean shares;

    Run(Reader in, Content source, Sink sink, Notes notes, boolean shares) {
      this.in = in;
      this.source = source;
      this.sink = sink;
      this.notes = notes;
      this.shares = shares;
    }

    /** Copies the chunks up to an end; what is behind the outermost form goes. */
    void chunks(long end, int depth) throws IOException {
      while (end - in.position() >= HEAD) {
        byte[] name = in.bytes(4);
        long size = in.u32();
        long next = in.position() + size;
        if (next > end || depth > Bounds.BOX_DEPTH) {
          throw Uncleanable.damaged();
        }
        chunk(name, size, depth);
        in.seek(next);
        if (depth == 0) {
          return;
        }
        if (next % 2 == 1 && next < end) {
          sink.write(new byte[1]);
          in.skip(1);
        }
      }
    }

    private void chunk(byte[] name, long size, int depth) throws IOException {
      String type = new String(name, StandardCharsets.ISO_8859_1);
      if (type.equals("FORM") && size >= 4) {
        sink.write(head(name, size));
        sink.write(in.bytes(4));
        chunks(in.position() + size - 4, depth + 1);
      } else if (stays(type) && (shares || !type.equals("INCL"))) {
        if (type.equals("DIRM")) {
          notes.left(TraceGroup.OTHER, "names of pages");
        }
        sink.write(head(name, size));
        sink.copy(source, in.position(), size);
      } else {
        sink.write(head("ANTa".getBytes(StandardCharsets.US_ASCII), size));
        spaces(sink, size);
      }
    }
  }

  /** Whether a chunk is copied; the seam for a test that breaks this cleaner on purpose. */
  boolean stays(String type) {
    return SHOWN.contains(type);
  }

  private static byte[] head(byte[] name, long size) {
    return ByteBuffer.allocate(HEAD).put(name).putInt((int) size).array();
  }

  private static void spaces(Sink sink, long size) throws IOException {
    byte[] block = new byte[Bounds.BLOCK];
    Arrays.fill(block, (byte) ' ');
    for (long left = size; left > 0; left -= block.length) {
      sink.write(block, 0, (int) Math.min(left, block.length));
    }
  }
}
