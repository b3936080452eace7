package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import org.ecluse.core.Content;
import org.ecluse.sanitize.io.Uncleanable;

/** Boxes of numbers, written anew at their exact length, without times and names. */
final class BoxFields {

  private static final byte[] UNDETERMINED = {0x55, (byte) 0xc4};
  private static final Map<String, Integer> ENTRY_SIZES =
      Map.of("stts", 8, "ctts", 8, "stsc", 12, "stss", 4, "stps", 4, "stsh", 8);

  private BoxFields() {}

  /** A movie header (ISO/IEC 14496-12 §8.2.2) without times and without places in a preview. */
  static byte[] movie(ByteBuffer box) throws Uncleanable {
    boolean wide = box.get(0) == 1;
    byte[] bytes = withoutTimes(box, wide ? 112 : 100);
    int preview = wide ? 84 : 72;
    Arrays.fill(bytes, preview, preview + 24, (byte) 0);
    Arrays.fill(bytes, wide ? 38 : 26, wide ? 48 : 36, (byte) 0);
    return Box.of("mvhd", bytes);
  }

  static byte[] track(ByteBuffer box) throws Uncleanable {
    boolean wide = box.get(0) == 1;
    return Box.of("tkhd", withoutTimes(box, wide ? 96 : 84));
  }

  static byte[] media(ByteBuffer box) throws Uncleanable {
    boolean wide = box.get(0) == 1;
    byte[] bytes = withoutTimes(box, wide ? 36 : 24);
    bytes[bytes.length - 4] = UNDETERMINED[0];
    bytes[bytes.length - 3] = UNDETERMINED[1];
    return Box.of("mdhd", bytes);
  }

  private static byte[] withoutTimes(ByteBuffer box, int size) throws Uncleanable {
    if (box.limit() < size) {
      throw Uncleanable.damaged();
    }
    byte[] bytes = Arrays.copyOf(Box.array(box), size);
    Arrays.fill(bytes, 4, bytes[0] == 1 ? 20 : 12, (byte) 0);
    return bytes;
  }

  /** A handler without its name and maker; QuickTime wants the component type. */
  static byte[] handler(ByteBuffer box) throws Uncleanable {
    if (box.limit() < 12) {
      throw Uncleanable.damaged();
    }
    ByteBuffer bytes = ByteBuffer.allocate(25);
    int component = box.getInt(4);
    bytes.putInt(4, component == 0x6d686c72 || component == 0x64686c72 ? component : 0);
    return Box.of("hdlr", bytes.putInt(8, box.getInt(8)).array());
  }

  /** As many references to this very file as there were references; others name paths. */
  static byte[] dataReferences(int count) {
    ByteBuffer bytes = ByteBuffer.allocate(8 + 12 * count).putInt(0).putInt(count);
    for (int i = 0; i < count; i++) {
      bytes.putInt(12).putInt(0x75726c20).putInt(1);
    }
    return Box.of("dinf", Box.of("dref", bytes.array()));
  }

  static boolean isTable(String type) {
    return ENTRY_SIZES.containsKey(type);
  }

  /** A table of entries, cut where its count says. */
  static byte[] table(Box box, Content content) throws IOException {
    return table(box.type(), box.bytes(content, 8), ENTRY_SIZES.getOrDefault(box.type(), 1));
  }

  static byte[] edits(ByteBuffer box) throws IOException {
    return Box.of("edts", table("elst", box, box.get(0) == 1 ? 20 : 12));
  }

  private static byte[] table(String type, ByteBuffer box, int entry) throws Uncleanable {
    long size = 8 + (box.getInt(4) & 0xffffffffL) * entry;
    if (size > box.limit()) {
      throw Uncleanable.damaged();
    }
    return Box.of(type, Arrays.copyOf(Box.array(box), (int) size));
  }
}
