package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Reader;
import org.ecluse.sanitize.io.Uncleanable;

/** Looks at JPEG 2000: its boxes, what EXIF and XMP in them say, and remarks in the code. */
public final class Jpeg2000Inspector implements Inspector {

  private static final Set<String> HEADER = Set.of("ihdr", "bpcc", "pclr", "cmap", "cdef", "res ");

  @Override
  public MediaKind kind() {
    return MediaKind.JPEG2000;
  }

  @Override
  public void inspect(Content content, Findings findings) throws IOException {
    boolean[] coded = new boolean[1];
    long end =
        BoxWalk.visit(
            content,
            0,
            content.size(),
            (type, from, to) -> {
              switch (type) {
                case "jP  ", "ftyp" -> {}
                case "jp2h" ->
                    BoxWalk.visit(
                        content, from, to, (t, f, e) -> header(content, t, f, e, findings));
                case "jp2c" -> {
                  coded[0] = true;
                  code(content, from, to, findings);
                }
                case "uuid" -> uuid(content, from, to, findings);
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

  private static void header(Content content, String type, long from, long to, Findings findings)
      throws IOException {
    if (type.equals("colr")) {
      byte[] bytes = bytes(content, from, to);
      if (bytes.length > 3 && bytes[0] == 2) {
        Extracted.icc(Arrays.copyOfRange(bytes, 3, bytes.length), findings);
      }
    } else if (!HEADER.contains(type)) {
      findings.count(TraceGroup.OTHER, "unknown header box");
    }
  }

  private static void uuid(Content content, long from, long to, Findings findings)
      throws IOException {
    findings.count(TraceGroup.IDENTIFIER, "box uuid");
    byte[] bytes = bytes(content, from, to);
    if (bytes.length < 24) {
      return;
    }
    byte[] body = Arrays.copyOfRange(bytes, 16, bytes.length);
    if (body[0] == body[1] && (body[0] == 'I' || body[0] == 'M')) {
      Extracted.exif(body, findings);
    } else if (body[0] == '<') {
      Extracted.xmp(body, findings);
    }
  }

  /** The markers of the main header (annex A.2). */
  private static void code(Content content, long from, long to, Findings findings)
      throws IOException {
    Reader in = new Reader(content);
    in.seek(from + 2);
    while (in.position() + 4 <= to) {
      int marker = in.u16();
      if (marker == 0xff90 || marker < 0xff00) {
        return;
      }
      if (marker == 0xff64) {
        findings.count(TraceGroup.SOFTWARE, "remark in the code");
      }
      int length = in.u16();
      in.skip(Math.min(in.left(), Math.max(0, length - 2)));
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
