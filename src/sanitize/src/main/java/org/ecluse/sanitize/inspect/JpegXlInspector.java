package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.util.Arrays;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Uncleanable;

/** Looks at JPEG XL: what EXIF and XMP beside the coded picture say, and boxes nobody needs. */
public final class JpegXlInspector implements Inspector {

  @Override
  public MediaKind kind() {
    return MediaKind.JPEGXL;
  }

  @Override
  public void inspect(Content content, Findings findings) throws IOException {
    byte[] start = new byte[2];
    content.read(0, start, 0, start.length);
    if (start[0] == (byte) 0xff && start[1] == 0x0a) {
      return;
    }
    boolean[] coded = new boolean[1];
    long end =
        BoxWalk.visit(
            content,
            0,
            content.size(),
            (type, from, to) -> {
              switch (type) {
                case "JXL ", "ftyp", "jxll" -> {}
                case "jxlc", "jxlp" -> coded[0] = true;
                case "Exif" -> {
                  byte[] exif = bytes(content, from, to);
                  findings.count(TraceGroup.OTHER, "box Exif");
                  if (exif.length > 4) {
                    Extracted.exif(Arrays.copyOfRange(exif, 4, exif.length), findings);
                  }
                }
                case "xml " -> Extracted.xmp(bytes(content, from, to), findings);
                case "brob" -> findings.count(TraceGroup.IDENTIFIER, "box brob");
                case "jbrd" -> findings.count(TraceGroup.HISTORY, "box jbrd");
                default ->
                    findings.count(
                        TraceGroup.OTHER, "box " + (type.matches("[A-Za-z0-9 ]{4}") ? type : "?"));
              }
            });
    if (!coded[0]) {
      throw Uncleanable.damaged();
    }
    if (end < content.size()) {
      findings.count(TraceGroup.HIDDEN, "data behind the end");
    }
  }

  private static byte[] bytes(Content content, long from, long to) throws IOException {
    byte[] bytes = new byte[(int) Math.min(to - from, Bounds.SEGMENT)];
    content.read(from, bytes, 0, bytes.length);
    return bytes;
  }

  @Override
  public void search(Content content, Search hits) throws IOException {
    hits.bytes(content);
  }
}
