package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * JPEG 2000 files (ISO/IEC 15444-1 annex I), lossless: header and code stream stay, the latter
 * without remarks. XML, UUID, rights and other boxes go, and everything behind the picture.
 */
public class Jpeg2000Cleaner implements Cleaner {

  private static final Set<String> NUMBERS = Set.of("ihdr", "bpcc", "pclr", "cmap", "cdef", "res ");
  private static final int PROFILE = 2;

  @Override
  public MediaKind kind() {
    return MediaKind.JPEG2000;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    List<Box> file = Box.file(source);
    sink.write(Box.of("jP  ", new byte[] {0x0d, 0x0a, (byte) 0x87, 0x0a}));
    sink.write(FilmCleaner.type(Box.need(file, "ftyp").bytes(source, 8)));
    Box.Join header = new Box.Join();
    for (Box box : Box.need(file, "jp2h").children(source, 0)) {
      if (box.type().equals("ihdr")) {
        checkPixels(box.bytes(source, 14));
      }
      if (NUMBERS.contains(box.type())) {
        header.add(Box.of(box.type(), Box.array(box.bytes(source))));
      } else if (box.type().equals("colr")) {
        header.add(colour(Box.array(box.bytes(source, 3))));
      }
    }
    sink.write(Box.of("jp2h", header.bytes()));
    for (Box box : file) {
      if (box.type().equals("jp2c")) {
        byte[] stream = Box.array(box.bytes(source, 12));
        Optional<byte[]> bare = Jpeg2000Boxes.bare(stream);
        sink.write(Box.of("jp2c", bare.orElseThrow(Uncleanable::damaged)));
        return;
      }
      if (keeps(box.type())) {
        sink.copy(source, box.start(), box.end() - box.start());
      }
    }
    throw Uncleanable.damaged();
  }

  /** Whether another box is copied; the seam for a test that breaks this cleaner on purpose. */
  boolean keeps(String type) {
    return false;
  }

  private static void checkPixels(ByteBuffer header) throws Uncleanable {
    long height = header.getInt(0) & 0xffffffffL;
    long width = header.getInt(4) & 0xffffffffL;
    if (height > Bounds.PIXELS || width * height > Bounds.PIXELS) {
      throw Uncleanable.tooLarge();
    }
  }

  /** A colour space by number, or a profile without its texts. */
  private static byte[] colour(byte[] box) {
    if (box[0] != PROFILE) {
      return Box.of("colr", Arrays.copyOf(box, Math.min(box.length, 7)));
    }
    return NeutralProfile.of(Arrays.copyOfRange(box, 3, box.length))
        .map(profile -> Box.of("colr", new byte[] {PROFILE, 0, 0}, profile))
        .orElse(new byte[0]);
  }
}
