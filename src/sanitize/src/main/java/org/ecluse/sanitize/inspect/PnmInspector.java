package org.ecluse.sanitize.inspect;

import java.io.IOException;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Reader;

/** Looks at PBM, PGM and PPM: whether there is a remark, or anything behind the pixels. */
public final class PnmInspector implements Inspector {

  @Override
  public MediaKind kind() {
    return MediaKind.PNM;
  }

  @Override
  public void inspect(Content content, Findings findings) throws IOException {
    Reader in = new Reader(content);
    in.skip(1);
    int form = in.u8();
    boolean raw = form >= '4';
    int fields = form == '1' || form == '4' ? 2 : 3;
    long[] numbers = {0, 0, 1};
    for (int field = 0; field < fields; ) {
      int c = in.u8();
      if (c == '#') {
        findings.count(TraceGroup.HIDDEN, "remark");
        int skipped = in.u8();
        while (skipped != '\n') {
          skipped = in.u8();
        }
      } else if (Character.isDigit(c)) {
        numbers[field] = numbers[field] * 10 + c - '0';
        field += Character.isDigit(in.peek()) ? 0 : 1;
      }
    }
    if (!raw) {
      for (int c = in.next(); c >= 0; c = in.next()) {
        if (c > ' ' && !Character.isDigit(c)) {
          findings.count(TraceGroup.HIDDEN, "remark");
          return;
        }
      }
      return;
    }
    in.skip(1);
    long row = form == '4' ? (7 + numbers[0]) >> 3 : numbers[0] * (form == '6' ? 3 : 1);
    long bytes = row * numbers[1] * (numbers[2] > 255 ? 2 : 1);
    if (bytes >= 0 && in.left() > bytes) {
      findings.count(TraceGroup.HIDDEN, "data behind the pixels");
    }
  }

  @Override
  public void search(Content content, Search hits) throws IOException {
    hits.bytes(content);
  }
}
