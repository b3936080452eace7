package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Reader;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * PBM, PGM and PPM (netpbm), plain and raw: header and pixels stay, remarks and everything behind
 * the first picture go.
 */
public class PnmCleaner implements Cleaner {

  private static final int BITMAP = 1;

  @Override
  public MediaKind kind() {
    return MediaKind.PNM;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    Reader in = new Reader(source);
    in.skip(1);
    int form = in.u8() - '0';
    int sort = form > 3 ? form - 3 : form;
    long width = number(in);
    long height = number(in);
    long most = sort == BITMAP ? 1 : number(in);
    if (width <= 0 || height <= 0 || most <= 0 || most > 0xffff || form < 1 || form > 6) {
      throw Uncleanable.damaged();
    }
    if (width > Bounds.PIXELS || height > Bounds.PIXELS || width * height > Bounds.PIXELS) {
      throw Uncleanable.tooLarge();
    }
    String head = "P" + form + "\n" + width + " " + height + "\n";
    write(sink, sort == BITMAP ? head : head + most + "\n");
    long samples = width * height * (sort == 3 ? 3 : 1);
    if (form <= 3) {
      plain(in, sink, samples, sort == BITMAP);
      return;
    }
    long size = sort == BITMAP ? (width + 7) / 8 * height : samples * (most > 255 ? 2 : 1);
    sink.copy(source, in.position(), Math.min(size, in.left()));
  }

  /** Numbers one a line; the digits of a plain bitmap need no space between them. */
  private static void plain(Reader in, Sink sink, long samples, boolean bits) throws IOException {
    StringBuilder line = new StringBuilder();
    for (long i = 0; i < samples; i++) {
      long value = bits ? digit(in) : number(in);
      if (value < 0) {
        break;
      }
      line.append(value).append(i % 12 == 11 ? '\n' : ' ');
      if (line.length() > Bounds.BLOCK) {
        write(sink, line.toString());
        line.setLength(0);
      }
    }
    write(sink, line.append('\n').toString());
  }

  private static long digit(Reader in) throws IOException {
    for (int c = in.next(); c >= 0; c = in.next()) {
      if (c == '#') {
        remark(in);
      } else if (c == '0' || c == '1') {
        return c == '1' ? 1 : 0;
      }
    }
    return -1;
  }

  /** The next number, or -1 at the end; one white space behind it is taken as well. */
  private static long number(Reader in) throws IOException {
    long value = -1;
    for (int c = in.next(); c >= 0; c = in.next()) {
      if (c >= '0' && c <= '9') {
        value = Math.min(Math.max(0, value) * 10 + c - '0', 1L << 40);
      } else if (c == '#' && value < 0) {
        remark(in);
      } else if (value >= 0) {
        return value;
      } else if (c > ' ') {
        throw Uncleanable.damaged();
      }
    }
    return value;
  }

  private static void remark(Reader in) throws IOException {
    int c = in.next();
    while (c >= 0 && c != '\n') {
      c = in.next();
    }
  }

  private static void write(Sink sink, String text) throws IOException {
    sink.write(text.getBytes(StandardCharsets.US_ASCII));
  }
}
