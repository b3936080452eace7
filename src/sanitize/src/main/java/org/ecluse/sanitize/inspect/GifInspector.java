package org.ecluse.sanitize.inspect;

import com.drew.metadata.Metadata;
import com.drew.metadata.gif.GifReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Reader;
import org.ecluse.sanitize.io.Uncleanable;

/** Looks at a GIF: metadata-extractor for XMP and comments, a walk of our own over blocks. */
public final class GifInspector implements Inspector {

  @Override
  public MediaKind kind() {
    return MediaKind.GIF;
  }

  @Override
  public void inspect(Content content, Findings findings) throws IOException {
    Metadata metadata = new Metadata();
    new GifReader().extract(new com.drew.lang.StreamReader(content.stream()), metadata);
    Extracted.count(metadata, findings);
    walk(content, findings);
  }

  @Override
  public void search(Content content, Search hits) throws IOException {
    hits.bytes(content);
  }

  private static void walk(Content content, Findings findings) throws IOException {
    Reader in = new Reader(content);
    in.skip(10);
    palette(in, in.u8(), 2);
    boolean pictures = false;
    for (int n = 0; n < Bounds.CHUNKS; n++) {
      int introducer = in.u8();
      if (introducer == ';') {
        if (in.left() > 0) {
          findings.count(TraceGroup.HIDDEN, "data behind the end");
        }
        if (!pictures) {
          throw Uncleanable.damaged();
        }
        return;
      } else if (introducer == ',') {
        in.skip(8);
        palette(in, in.u8(), 0);
        in.skip(1);
        skip(in);
        pictures = true;
      } else if (introducer == '!') {
        extension(in, findings);
      } else {
        findings.count(TraceGroup.HIDDEN, "bytes between blocks");
      }
    }
    throw Uncleanable.tooLarge();
  }

  private static void extension(Reader in, Findings findings) throws IOException {
    int label = in.u8();
    int first = in.u8();
    byte[] name = in.bytes(first);
    long rest = first == 0 ? 0 : skip(in);
    switch (label) {
      case 0xf9 -> {
        if (first != 4 || rest != 0) {
          findings.count(TraceGroup.HIDDEN, "long control block");
        }
      }
      case 0xfe -> {
        findings.count(TraceGroup.HIDDEN, "GIF comment");
        findings.value(TraceGroup.PERSON, new String(name, StandardCharsets.ISO_8859_1));
      }
      case 0x01 -> findings.count(TraceGroup.HIDDEN, "GIF plain text");
      case 0xff -> {
        String application = new String(name, StandardCharsets.ISO_8859_1);
        boolean loop = application.equals("NETSCAPE2.0") || application.equals("ANIMEXTS1.0");
        if (!loop || rest != 3) {
          findings.count(TraceGroup.OTHER, "GIF application data");
        }
      }
      default -> findings.count(TraceGroup.OTHER, "unknown GIF block");
    }
  }

  private static void palette(Reader in, int flags, int more) throws IOException {
    in.skip(more + ((flags & 0x80) == 0 ? 0 : 3L << (1 + (flags & 7))));
  }

  /** Skips sub-blocks and says how many bytes they held. */
  private static long skip(Reader in) throws IOException {
    long bytes = 0;
    for (int length = in.u8(); length != 0; length = in.u8()) {
      in.skip(length);
      bytes += length;
    }
    return bytes;
  }
}
