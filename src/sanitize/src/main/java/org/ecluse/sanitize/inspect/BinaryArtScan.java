package org.ecluse.sanitize.inspect;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.InflaterInputStream;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Unfolding;

/**
 * Finds pictures and properties of shapes ([MS-ODRAW]) in any stream by what their records look
 * like, wherever they stand: it trusts no table that leads to them.
 */
final class BinaryArtScan {

  private static final int EMF = 0xf01a;
  private static final int WMF = 0xf01b;
  private static final int PICT = 0xf01c;

  private final byte[] bytes;
  private final ByteBuffer in;
  private final Within within;
  private final Findings findings;

  BinaryArtScan(byte[] bytes, Within within, Findings findings) {
    this.bytes = bytes;
    this.within = within;
    this.findings = findings;
    in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  void scan() throws IOException {
    int at = 0;
    while (at + 8 <= bytes.length) {
      int next = at + 1;
      // The second half of every type is f0 or f1: cheap to look for.
      if ((bytes[at + 3] & 0xfe) == 0xf0) {
        next = Math.max(next, record(at));
      }
      at = next;
    }
  }

  private int record(int at) throws IOException {
    int instance = (in.getShort(at) & 0xffff) >> 4;
    int version = in.getShort(at) & 15;
    int type = in.getShort(at + 2) & 0xffff;
    int length = in.getInt(at + 4);
    if (length < 0 || length > bytes.length - at - 8) {
      return at;
    }
    boolean picture =
        version == 0
            && length > 17
            && switch (type) {
              case EMF -> instance >> 1 == 0x3d4 >> 1;
              case WMF -> instance >> 1 == 0x216 >> 1;
              case PICT -> instance >> 1 == 0x542 >> 1;
              case 0xf01d, 0xf02a -> instance >> 1 == 0x46a >> 1 || instance >> 1 == 0x6e2 >> 1;
              case 0xf01e -> instance >> 1 == 0x6e0 >> 1;
              case 0xf01f -> instance >> 1 == 0x7a8 >> 1;
              case 0xf029 -> instance >> 1 == 0x6e4 >> 1;
              default -> false;
            };
    if (picture) {
      picture(at + 8, at + 8 + length, type, (instance & 1) == 1);
      return at + 8 + length;
    }
    if (version == 3
        && (type == 0xf00b || type == 0xf121 || type == 0xf122)
        && instance * 6 <= length) {
      properties(at + 8, at + 8 + length, instance);
    }
    return at;
  }

  private void picture(int from, int end, int type, boolean twice) throws IOException {
    int start = from + (twice ? 32 : 16);
    if (type > PICT) {
      Embedded.count(Arrays.copyOfRange(bytes, start + 1, end), within, findings);
    } else if (start + 34 <= end) {
      byte[] stored = Arrays.copyOfRange(bytes, start + 34, end);
      if (type == PICT) {
        findings.count(TraceGroup.IDENTIFIER, "document of a kind not cleaned");
      } else {
        metafile(bytes[start + 32] == 0 ? unpack(stored) : stored);
      }
    }
  }

  private void metafile(byte[] drawing) {
    EmbeddedPicture.count(drawing, findings);
  }

  private static byte[] unpack(byte[] packed) throws IOException {
    try (Unfolding unpacked =
        new Unfolding(
            new InflaterInputStream(new ByteArrayInputStream(packed)),
            Unfolding.limitFor(packed.length))) {
      return unpacked.readNBytes(Bounds.PART_IN_MEMORY);
    }
  }

  private void properties(int from, int end, int count) {
    int text = from + count * 6;
    for (int i = 0; i < count; i++) {
      int id = in.getShort(from + i * 6) & 0xffff;
      int size = in.getInt(from + i * 6 + 2);
      if ((id & 0x8000) == 0) {
        continue;
      }
      if (size < 0 || size > end - text) {
        return;
      }
      boolean told = false;
      for (int n = text; n < text + size; n++) {
        told |= bytes[n] != 0;
      }
      TraceGroup group =
          switch (id & 0x3fff) {
            case 0x105, 0x380, 0x381, 0x382, 0x38d, 0x10d -> TraceGroup.IDENTIFIER;
            case 0x38e, 0x38f, 0x390, 0x391, 0x3a9 -> TraceGroup.OTHER;
            default -> TraceGroup.SOFTWARE;
          };
      if (told && group != TraceGroup.SOFTWARE) {
        findings.count(group, "name or path of a shape");
      }
      text += size;
    }
  }
}
