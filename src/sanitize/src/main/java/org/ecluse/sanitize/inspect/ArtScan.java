package org.ecluse.sanitize.inspect;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.InflaterInputStream;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Bounds;

/** Looks through the drawings of old office documents ([MS-ODRAW]). */
final class ArtScan {

  private final Findings findings;
  private final Consumer<byte[]> pictures;

  /**
   * @param pictures is given each picture, unpacked
   */
  ArtScan(Findings findings, Consumer<byte[]> pictures) {
    this.findings = findings;
    this.pictures = pictures;
  }

  void scan(ByteBuffer art) {
    scan(art.order(ByteOrder.LITTLE_ENDIAN), 0);
  }

  private void scan(ByteBuffer art, int depth) {
    while (art.remaining() >= 8 && depth < Bounds.COMPOUND_DEPTH) {
      int head = art.getShort() & 0xffff;
      int type = art.getShort() & 0xffff;
      int size = art.getInt();
      if (size < 0 || size > art.remaining()) {
        findings.count(TraceGroup.OTHER, "drawing that cannot be read");
        return;
      }
      ByteBuffer record = art.slice(art.position(), size).order(ByteOrder.LITTLE_ENDIAN);
      art.position(art.position() + size);
      switch (type) {
        case 0xf00b, 0xf121, 0xf122 -> properties(record, head >> 4);
        case 0xf007 -> stored(record, depth);
        case 0xf01a, 0xf01b, 0xf01c -> metafile(record, head >> 4, type);
        case 0xf01d, 0xf01e, 0xf029, 0xf02a -> picture(record, skip(head >> 4) + 1);
        default -> {
          if ((head & 0xf) == 0xf) {
            scan(record, depth + 1);
          }
        }
      }
    }
  }

  private static int skip(int instance) {
    return (instance & 1) == 1 ? 32 : 16;
  }

  private void properties(ByteBuffer record, int count) {
    int data = 6 * count;
    for (int i = 0; i < count && 6 * i + 6 <= record.limit(); i++) {
      int id = record.getShort(6 * i) & 0xffff;
      int size = record.getInt(6 * i + 2);
      if (id < 0x8000) {
        continue;
      }
      if (size < 0 || data > record.limit() - size) {
        findings.count(TraceGroup.OTHER, "drawing that cannot be read");
        return;
      }
      byte[] value = new byte[size];
      record.get(data, value);
      data += size;
      if (!isEmpty(value)) {
        property(id & 0x3fff);
      }
    }
  }

  /** Names of files and shapes, links, packed copies; all others are how it looks, or words. */
  private void property(int id) {
    switch (id) {
      case 0x105, 0x187, 0x1c6 -> findings.count(TraceGroup.IDENTIFIER, "name of a picture's file");
      case 0x380 -> findings.count(TraceGroup.OTHER, "name of a shape");
      case 0x382, 0x38d -> findings.count(TraceGroup.IDENTIFIER, "link of a shape");
      case 0x38e -> findings.count(TraceGroup.HIDDEN, "script of a shape");
      case 0x3a9 -> findings.count(TraceGroup.HIDDEN, "second copy of a shape");
      default -> {
        if (id >= 0x7bc && id <= 0x7ff) {
          findings.count(TraceGroup.PERSON, "line for a signature");
        } else if (id >= 0x400 && id < 0x5c0) {
          findings.count(TraceGroup.OTHER, "property of a drawing");
        }
      }
    }
  }

  private static boolean isEmpty(byte[] value) {
    for (byte b : value) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  private void stored(ByteBuffer record, int depth) {
    if (record.limit() < 36) {
      return;
    }
    int name = record.get(33) & 0xff;
    int picture = Math.min(record.limit(), 36 + name);
    byte[] letters = new byte[picture - 36];
    record.get(36, letters);
    if (!isEmpty(letters)) {
      findings.count(TraceGroup.IDENTIFIER, "name of a picture's file");
    }
    scan(record.slice(picture, record.limit() - picture).order(ByteOrder.LITTLE_ENDIAN), depth + 1);
  }

  private void picture(ByteBuffer record, int start) {
    if (start > record.limit()) {
      findings.count(TraceGroup.OTHER, "drawing that cannot be read");
      return;
    }
    byte[] bytes = new byte[record.limit() - start];
    record.get(start, bytes);
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] == 0) {
      end--;
    }
    see(Arrays.copyOf(bytes, end));
  }

  private void metafile(ByteBuffer record, int instance, int type) {
    int header = skip(instance);
    if (header + 34 > record.limit()) {
      findings.count(TraceGroup.OTHER, "drawing that cannot be read");
      return;
    }
    int whole = Math.clamp(record.getInt(header), 0, Bounds.PART_IN_MEMORY);
    int saved = Math.clamp(record.getInt(header + 28), 0, record.limit() - header - 34);
    byte[] bytes = new byte[saved];
    record.get(header + 34, bytes);
    if (type == 0xf01c) {
      findings.count(TraceGroup.OTHER, "part of an unknown kind");
      return;
    }
    if (record.get(header + 32) != 0) {
      see(bytes);
      return;
    }
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
      see(in.readNBytes(whole));
    } catch (IOException e) {
      findings.count(TraceGroup.OTHER, "embedded picture not readable");
    }
  }

  private void see(byte[] picture) {
    EmbeddedPicture.count(picture, findings);
    pictures.accept(picture);
  }
}
