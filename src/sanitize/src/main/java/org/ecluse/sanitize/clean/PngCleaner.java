package org.ecluse.sanitize.clean;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Reader;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * PNG and APNG (PNG third edition, §11) by chunks, lossless. Only chunks that have a say in how the
 * picture looks stay; check values are checked; everything behind IEND is cut, where screenshot
 * tools were seen to leave the uncropped picture.
 */
public class PngCleaner implements Cleaner {

  static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private static final Set<String> PICTURE =
      Set.of(
          "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "hIST",
          "pHYs", "cICP", "mDCV", "cLLI", "acTL", "fcTL", "fdAT");

  @Override
  public MediaKind kind() {
    return MediaKind.PNG;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    Reader in = new Reader(source);
    in.skip(SIGNATURE.length);
    sink.write(SIGNATURE);
    boolean first = true;
    boolean data = false;
    for (int count = 0; count < Bounds.CHUNKS; count++) {
      long length = in.u32();
      String type = new String(in.bytes(4), StandardCharsets.ISO_8859_1);
      if (length > in.left() - 4 || first != type.equals("IHDR")) {
        throw Uncleanable.damaged();
      }
      first = false;
      data |= type.equals("IDAT");
      if (keeps(type)) {
        copy(source, in, sink, type, length);
      } else if (type.equals("iCCP") && length <= Bounds.SEGMENT) {
        profile(sink, in.bytes((int) length));
        in.skip(4);
      } else if (Character.isUpperCase(type.charAt(0))) {
        throw Uncleanable.damaged();
      } else {
        in.skip(length + 4);
      }
      if (type.equals("IEND")) {
        if (!data) {
          throw Uncleanable.damaged();
        }
        return;
      }
    }
    throw Uncleanable.tooLarge();
  }

  /** Whether a chunk is copied; the seam for a test that breaks this cleaner on purpose. */
  boolean keeps(String type) {
    return PICTURE.contains(type);
  }

  private static void copy(Content source, Reader in, Sink sink, String type, long length)
      throws IOException {
    CRC32 check = new CRC32();
    byte[] head = ByteBuffer.allocate(8).putInt((int) length).put(ascii(type)).array();
    sink.write(head);
    check.update(head, 4, 4);
    byte[] block = new byte[(int) Math.min(length, Bounds.BLOCK)];
    for (long done = 0; done < length; ) {
      int count = (int) Math.min(block.length, length - done);
      source.read(in.position(), block, 0, count);
      in.skip(count);
      check.update(block, 0, count);
      sink.write(block, 0, count);
      done += count;
    }
    if (in.u32() != check.getValue()) {
      throw Uncleanable.damaged();
    }
    sink.write(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
  }

  /** The colour profile without its name and texts; one that cannot be read is dropped. */
  private static void profile(Sink sink, byte[] payload) throws IOException {
    int name = 0;
    while (name < payload.length && payload[name] != 0) {
      name++;
    }
    if (name + 2 > payload.length) {
      return;
    }
    Optional<byte[]> neutral = NeutralProfile.of(inflate(payload, name + 2));
    if (neutral.isEmpty()) {
      return;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(ascii("iCCP-\0\0"));
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
      deflater.write(neutral.get());
    }
    CRC32 check = new CRC32();
    check.update(bytes.toByteArray());
    sink.write(ByteBuffer.allocate(4).putInt(bytes.size() - 4).array());
    sink.write(bytes.toByteArray());
    sink.write(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
  }

  private static byte[] inflate(byte[] payload, int from) {
    try (InflaterInputStream in =
        new InflaterInputStream(
            new java.io.ByteArrayInputStream(payload, from, payload.length - from))) {
      return in.readNBytes(Bounds.SEGMENT);
    } catch (IOException e) {
      return new byte[0];
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
