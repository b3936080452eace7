package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * JPEG XL (ISO/IEC 18181-2 §9), lossless: the boxes of the coded picture stay, all others go; with
 * them the data for getting back the JPEG it was made from, which holds what that said. The coded
 * picture itself is not read: its colour profile and names of channels are coded in it.
 */
public class JpegXlCleaner implements Cleaner {

  private static final Set<String> PICTURE = Set.of("jxll", "jxlc", "jxlp");
  private static final byte[] SIGNATURE = {0x0d, 0x0a, (byte) 0x87, 0x0a};
  private static final byte[] TYPE = {'j', 'x', 'l', ' ', 0, 0, 0, 0, 'j', 'x', 'l', ' '};

  @Override
  public MediaKind kind() {
    return MediaKind.JPEGXL;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    notes.left(TraceGroup.OTHER, "coded picture not looked into");
    byte[] head = new byte[2];
    source.read(0, head, 0, head.length);
    if (head[0] == (byte) 0xff) {
      sink.copy(source, 0, source.size());
      return;
    }
    sink.write(Box.of("JXL ", SIGNATURE));
    sink.write(Box.of("ftyp", TYPE));
    boolean picture = false;
    List<Box> boxes = Box.file(source);
    for (Box box : boxes) {
      if (keeps(box.type())) {
        sink.write(Box.head(box.type(), box.end() - box.body()));
        sink.copy(source, box.body(), box.end() - box.body());
        picture |= !box.type().equals("jxll");
      }
    }
    if (!picture) {
      throw Uncleanable.damaged();
    }
  }

  /** Whether a box is copied; the seam for a test that breaks this cleaner on purpose. */
  boolean keeps(String type) {
    return PICTURE.contains(type);
  }
}
