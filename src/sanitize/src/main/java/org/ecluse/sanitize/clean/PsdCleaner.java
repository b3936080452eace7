package org.ecluse.sanitize.clean;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Reader;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * Photoshop documents, PSD and PSB (Adobe Photoshop File Formats Specification): the picture as one
 * sees it stays, with its resolution and colours. Layers go, since they are what was hidden and
 * undone, with names and times; and all other resources. A document saved without the merged
 * picture is refused.
 */
public class PsdCleaner implements Cleaner {

  private static final int RESOLUTION = 1005;
  private static final int PROFILE = 1039;
  private static final int VERSION = 1057;

  /** Resolution, size of the palette, transparent colour, shape of pixels. */
  private static final Set<Integer> NUMBERS = Set.of(RESOLUTION, 1046, 1047, 1064);

  private static final int HEAD = 26;

  @Override
  public MediaKind kind() {
    return MediaKind.PSD;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    Reader in = new Reader(source);
    byte[] bytes = in.bytes(HEAD);
    ByteBuffer head = ByteBuffer.wrap(bytes);
    boolean big = head.getShort(4) == 2;
    int channels = head.getShort(12) & 0xffff;
    long height = head.getInt(14) & 0xffffffffL;
    long width = head.getInt(18) & 0xffffffffL;
    if (channels == 0 || channels > 56 || height == 0 || width == 0) {
      throw Uncleanable.damaged();
    }
    if (height > Bounds.PIXELS || width * height > Bounds.PIXELS) {
      throw Uncleanable.tooLarge();
    }
    head.putInt(6, 0).putShort(10, (short) 0);
    sink.write(bytes);
    byte[] colours = in.bytes(length(in.u32()));
    sink.write(ByteBuffer.allocate(4).putInt(colours.length).array());
    sink.write(colours);
    byte[] resources = resources(in.bytes(length(in.u32())));
    sink.write(ByteBuffer.allocate(4).putInt(resources.length).array());
    sink.write(resources);
    long layers = big ? in.u32() << 32 | in.u32() : in.u32();
    layers(source, sink, in.position(), layers, big);
    in.skip(layers);
    long row = (width * (head.getShort(22) & 0xffff) + 7) / 8;
    sink.copy(source, in.position(), picture(in, channels * height, row, big ? 4 : 2));
  }

  /** Writes an empty section; the seam for a test that breaks this cleaner on purpose. */
  void layers(Content source, Sink sink, long from, long length, boolean big) throws IOException {
    sink.zeros(big ? 8 : 4);
  }

  private static int length(long value) throws Uncleanable {
    if (value > Bounds.PART_IN_MEMORY) {
      throw Uncleanable.tooLarge();
    }
    return (int) value;
  }

  private static byte[] resources(byte[] section) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(section);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    while (in.remaining() >= 12) {
      in.position(in.position() + 4);
      int id = in.getShort() & 0xffff;
      int name = 1 + (in.get(in.position()) & 0xff);
      in.position(Math.min(in.limit(), in.position() + name + (name & 1)));
      int length = in.remaining() < 4 ? -1 : in.getInt();
      if (length < 0 || length > in.remaining()) {
        throw Uncleanable.damaged();
      }
      byte[] data = new byte[length];
      in.get(data);
      in.position(Math.min(in.limit(), in.position() + (length & 1)));
      if (id == VERSION && length > 4 && data[4] == 0) {
        throw new Uncleanable(Reason.UNKNOWN_KIND);
      }
      Optional<byte[]> kept =
          id == PROFILE
              ? NeutralProfile.of(data)
              : Optional.of(data).filter(d -> NUMBERS.contains(id) && d.length <= 16);
      kept.ifPresent(bytes -> resource(out, id, bytes));
    }
    return out.toByteArray();
  }

  private static void resource(ByteArrayOutputStream out, int id, byte[] data) {
    ByteBuffer head = ByteBuffer.allocate(12).putInt(0x3842494d).putShort((short) id);
    out.writeBytes(head.putShort((short) 0).putInt(data.length).array());
    out.writeBytes(data);
    if ((data.length & 1) == 1) {
      out.write(0);
    }
  }

  /** How long the merged picture is: packed by ZIP, nobody can say but by unpacking it. */
  private static long picture(Reader in, long rows, long row, int counter) throws IOException {
    long from = in.position();
    long there = in.left();
    long length =
        switch (in.u16()) {
          case 0 -> 2 + rows * row;
          case 1 -> {
            long packed = 2 + rows * counter;
            for (long i = 0; i < rows; i++) {
              packed += counter == 4 ? in.u32() : in.u16();
            }
            yield packed;
          }
          default -> throw new Uncleanable(Reason.UNKNOWN_KIND);
        };
    in.seek(from);
    return Math.min(length, there);
  }
}
