package org.ecluse.sanitize.inspect;

import com.drew.lang.SequentialByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.iptc.IptcReader;
import java.io.IOException;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Reader;
import org.ecluse.sanitize.io.Uncleanable;

/** Looks at a Photoshop document: its resources, layers, and what is behind the picture. */
public final class PsdInspector implements Inspector {

  /** Channels that a mode shows: bitmap, grey, indexed, RGB, CMYK, -, -, any, duotone, Lab. */
  private static final int[] SHOWN = {1, 1, 1, 3, 4, 0, 0, 56, 1, 3};

  @Override
  public MediaKind kind() {
    return MediaKind.PSD;
  }

  @Override
  public void inspect(Content content, Findings findings) throws IOException {
    Reader in = new Reader(content);
    in.skip(4);
    boolean big = in.u16() == 2;
    in.skip(6);
    int channels = in.u16();
    long rows = channels * in.u32();
    long width = in.u32();
    int depth = in.u16();
    int mode = in.u16();
    if (mode >= SHOWN.length || width > 300_000 || rows > 56 * 300_000L) {
      throw Uncleanable.damaged();
    }
    if (channels > SHOWN[mode]) {
      findings.count(TraceGroup.HIDDEN, "additional channel");
    }
    in.skip(in.u32());
    long resources = in.u32();
    long end = in.position() + resources;
    while (end - in.position() >= 12) {
      resource(in, findings);
    }
    in.seek(end);
    long layers = big ? in.u32() << 32 | in.u32() : in.u32();
    if (layers > 0) {
      findings.count(TraceGroup.HIDDEN, "layers");
    }
    in.skip(layers);
    picture(in, rows, (depth * width + 7) >> 3, big, findings);
  }

  private static void resource(Reader in, Findings findings) throws IOException {
    in.skip(4);
    int id = in.u16();
    int name = in.u8();
    in.skip(name | 1);
    long length = in.u32();
    if (length > in.left()) {
      throw Uncleanable.damaged();
    }
    byte[] data = in.bytes((int) Math.min(length, Bounds.SEGMENT));
    in.skip(Math.min(in.left(), length - data.length + (length & 1)));
    if (name > 0) {
      findings.count(TraceGroup.OTHER, "name of a resource");
    }
    switch (id) {
      case 1005, 1046, 1047, 1064 -> {
        if (length > 16) {
          findings.count(TraceGroup.OTHER, "image resource");
        }
      }
      case 1039 -> Extracted.icc(data, findings);
      case 1028 -> {
        Metadata texts = new Metadata();
        new IptcReader().extract(new SequentialByteArrayReader(data), texts, data.length);
        findings.count(TraceGroup.OTHER, "IPTC");
        Extracted.count(texts, findings);
      }
      case 1058 -> Extracted.exif(data, findings);
      case 1060 -> Extracted.xmp(data, findings);
      case 1033, 1036 -> findings.count(TraceGroup.THUMBNAIL, "thumbnail");
      case 1057 -> findings.count(TraceGroup.SOFTWARE, "programs that wrote and read it");
      case 1044, 1061 -> findings.count(TraceGroup.IDENTIFIER, "image resource");
      default -> findings.count(TraceGroup.OTHER, "image resource");
    }
  }

  private static void picture(Reader in, long rows, long row, boolean big, Findings findings)
      throws IOException {
    int packing = in.u16();
    if (packing > 1) {
      throw Uncleanable.damaged();
    }
    long data = packing == 0 ? rows * row : 0;
    for (long i = 0; packing == 1 && i < rows; i++) {
      data += big ? in.u32() : in.u16();
    }
    if (in.left() > data) {
      findings.count(TraceGroup.HIDDEN, "data behind the end");
    }
  }

  @Override
  public void search(Content content, Search hits) throws IOException {
    hits.bytes(content);
  }
}
