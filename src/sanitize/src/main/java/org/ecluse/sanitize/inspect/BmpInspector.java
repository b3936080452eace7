package org.ecluse.sanitize.inspect;

import java.io.IOException;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Reader;
import org.ecluse.sanitize.io.Uncleanable;

/** Looks at a BMP: whether anything is in it but header, palette and pixels. */
public final class BmpInspector implements Inspector {

  @Override
  public MediaKind kind() {
    return MediaKind.BMP;
  }

  @Override
  public void inspect(Content content, Findings findings) throws IOException {
    Reader in = new Reader(content);
    in.skip(6);
    if (in.u32() != 0) {
      findings.count(TraceGroup.HIDDEN, "reserved fields");
    }
    long data = little(in, 4);
    long size = little(in, 4);
    boolean old = size == 12;
    long width = little(in, old ? 2 : 4);
    long height = little(in, old ? 2 : 4);
    height = height > Integer.MAX_VALUE ? (1L << 32) - height : height;
    little(in, 2);
    long bits = little(in, 2);
    long compression = old ? 0 : little(in, 4);
    long bytes = old ? 0 : little(in, 4);
    if (width == 0 || height == 0 || width > 1L << 30 || height > 1L << 30 || data > in.size()) {
      throw Uncleanable.damaged();
    }
    long rows = 4 * height * ((31 + bits * width) >> 5);
    long pixels = compression == 1 || compression == 2 ? bytes : rows;
    if (pixels > 0 && content.size() > data + pixels) {
      findings.count(TraceGroup.HIDDEN, "data behind the pixels");
    }
    long colours = 0;
    if (!old) {
      in.skip(8);
      colours = little(in, 4);
    }
    long masks = compression == 3 ? 12 : compression == 6 ? 16 : 0;
    long most = 14 + size + masks + (bits > 8 ? 0 : (colours == 0 ? 1L << bits : colours) * 4);
    if (data > most) {
      findings.count(TraceGroup.HIDDEN, "gap before the pixels");
    }
    if (size >= 124) {
      in.seek(14 + 112);
      long place = in.u32();
      long length = in.u32();
      if (place != 0 || length != 0) {
        findings.count(TraceGroup.SOFTWARE, "colour profile");
      }
    }
  }

  private static long little(Reader in, int bytes) throws IOException {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= (long) in.u8() << (8 * i);
    }
    return value;
  }

  @Override
  public void search(Content content, Search hits) throws IOException {
    hits.bytes(content);
  }
}
