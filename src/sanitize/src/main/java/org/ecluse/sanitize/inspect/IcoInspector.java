package org.ecluse.sanitize.inspect;

import java.io.IOException;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Reader;
import org.ecluse.sanitize.io.Uncleanable;

/** Looks at an icon: whether its pictures fill it, and what those that are PNG say. */
public final class IcoInspector implements Inspector {

  @Override
  public MediaKind kind() {
    return MediaKind.ICO;
  }

  @Override
  public void inspect(Content content, Findings findings) throws IOException {
    Reader in = new Reader(content);
    in.skip(4);
    int count = (int) little(in, 2);
    long filled = 6 + 16L * count;
    for (int i = 0; i < count; i++) {
      in.seek(6 + 16L * i + 8);
      long length = little(in, 4);
      long from = little(in, 4);
      if (length < 40 || from + length > content.size()) {
        throw Uncleanable.damaged();
      }
      filled += length;
      in.seek(from);
      if (in.peek() == 0x89) {
        byte[] png = new byte[(int) Math.min(length, Bounds.SEGMENT)];
        content.read(from, png, 0, png.length);
        EmbeddedPicture.count(png, findings);
      } else if (length > most(in)) {
        findings.count(TraceGroup.HIDDEN, "data behind the pixels");
      }
    }
    if (content.size() > filled) {
      findings.count(TraceGroup.HIDDEN, "data beside the pictures");
    }
  }

  /** What a bitmap's header, palette, colours and mask fill. */
  private static long most(Reader in) throws IOException {
    long head = little(in, 4);
    long width = little(in, 4);
    long rows = little(in, 4) >> 1;
    in.skip(2);
    long bits = little(in, 2);
    in.skip(16);
    long colours = little(in, 4);
    if (head != 40 || width > 4096 || rows > 4096 || bits > 32) {
      throw Uncleanable.damaged();
    }
    long palette = bits > 8 ? 0 : 4 * (colours > 0 ? Math.min(256, colours) : 1L << bits);
    long colour = ((31 + bits * width) >> 5) << 2;
    long mask = ((31 + width) >> 5) << 2;
    return head + palette + rows * (colour + mask);
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
