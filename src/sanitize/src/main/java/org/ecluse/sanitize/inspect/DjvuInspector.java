package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Reader;
import org.ecluse.sanitize.io.Uncleanable;

/** Looks at DjVu: every chunk, and what stands in annotations. */
public final class DjvuInspector implements Inspector {

  private static final Pattern NEEDED =
      Pattern.compile("INFO|INCL|DIRM|NAVM|[SD]jbz|Smmr|[BF]G(44|jp|2k)|FGbz|[PB]M44|TXT[az]|TH44");

  private static final Pattern QUOTED = Pattern.compile("\"([^\"]{4,200})\"");

  @Override
  public MediaKind kind() {
    return MediaKind.DJVU;
  }

  @Override
  public void inspect(Content content, Findings findings) throws IOException {
    Reader in = new Reader(content);
    in.skip(4);
    boolean pages = false;
    long end = -1;
    while (in.left() >= 8) {
      String type = new String(in.bytes(4), StandardCharsets.ISO_8859_1);
      long size = in.u32();
      if (size > in.left() || (end >= 0 && in.position() + size > end)) {
        throw Uncleanable.damaged();
      }
      if (type.equals("FORM") && size >= 4) {
        end = end < 0 ? in.position() + size : end;
        in.skip(4);
        continue;
      }
      pages |= type.equals("INFO");
      if (type.equals("ANTa")) {
        annotation(in.bytes((int) Math.min(size, Bounds.SEGMENT)), findings);
        in.skip(size - Math.min(size, Bounds.SEGMENT));
      } else {
        if (!NEEDED.matcher(type).matches()) {
          findings.count(TraceGroup.OTHER, "chunk of a description");
        }
        in.skip(size);
      }
      if (in.position() % 2 == 1 && in.left() > 0) {
        in.skip(1);
      }
      if (end >= 0 && in.position() >= end) {
        break;
      }
    }
    if (!pages) {
      throw Uncleanable.damaged();
    }
    if (in.left() > 1) {
      findings.count(TraceGroup.HIDDEN, "data behind the end");
    }
  }

  private static void annotation(byte[] bytes, Findings findings) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.isBlank()) {
      return;
    }
    findings.count(TraceGroup.OTHER, "annotation");
    Matcher values = QUOTED.matcher(text);
    while (values.find()) {
      findings.value(TraceGroup.PERSON, values.group(1));
    }
  }

  @Override
  public void search(Content content, Search hits) throws IOException {
    hits.bytes(content);
  }
}
