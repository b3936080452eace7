package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecluse.core.Content;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Uncleanable;

/** The items of a still picture and where their bytes are (ISO/IEC 14496-12 §8.11). */
final class Items {

  /** A part of an item's bytes in the file. */
  record Extent(long from, long length) {}

  /** A reference between items, such as a grid's to its tiles. */
  record Reference(String type, long from, List<Long> to) {}

  private final Map<Long, String> types = new LinkedHashMap<>();
  private final Map<Long, List<Extent>> extents = new LinkedHashMap<>();
  private final List<Reference> references = new ArrayList<>();

  static Items read(Content content, List<Box> meta) throws IOException {
    Items items = new Items();
    items.types(content, Box.need(meta, "iinf"));
    items.places(content, Box.need(meta, "iloc"), Box.first(meta, "idat"));
    Optional<Box> references = Box.first(meta, "iref");
    if (references.isPresent()) {
      items.references(content, references.get());
    }
    return items;
  }

  Map<Long, String> types() {
    return types;
  }

  List<Extent> extents(long item) {
    return extents.getOrDefault(item, List.of());
  }

  List<Reference> references() {
    return references;
  }

  private void types(Content content, Box box) throws IOException {
    int skip = box.bytes(content, 6).get(0) == 0 ? 6 : 8;
    for (Box entry : box.children(content, skip)) {
      ByteBuffer bytes = entry.bytes(content, 12);
      int version = bytes.get(0);
      boolean wide = version == 3;
      if (version < 2 || bytes.limit() < (wide ? 14 : 12)) {
        throw Uncleanable.damaged();
      }
      long id = wide ? bytes.getInt(4) & 0xffffffffL : bytes.getShort(4) & 0xffff;
      types.put(id, new String(Box.array(bytes), wide ? 10 : 8, 4, StandardCharsets.ISO_8859_1));
    }
    if (types.size() > Bounds.CHUNKS) {
      throw Uncleanable.tooLarge();
    }
  }

  private void places(Content content, Box box, Optional<Box> inside) throws IOException {
    ByteBuffer in = box.bytes(content, 8);
    int version = in.get(0);
    int sizes = in.getShort(4) & 0xffff;
    in.position(6);
    long count = number(in, version < 2 ? 2 : 4);
    long all = 0;
    for (long i = 0; i < count; i++) {
      long id = number(in, version < 2 ? 2 : 4);
      long method = version == 0 ? 0 : number(in, 2) & 15;
      long reference = number(in, 2);
      long base = number(in, sizes >> 4 & 15);
      long parts = number(in, 2);
      List<Extent> list = new ArrayList<>();
      for (long part = 0; part < parts; part++) {
        number(in, version == 0 ? 0 : sizes & 15);
        long offset = base + number(in, sizes >> 12 & 15);
        long length = number(in, sizes >> 8 & 15);
        list.add(extent(content, method, offset, length, inside));
        if (++all > Bounds.CHUNKS) {
          throw Uncleanable.tooLarge();
        }
      }
      if (reference == 0 && method < 2) {
        extents.put(id, list);
      }
    }
  }

  private static Extent extent(
      Content content, long method, long offset, long length, Optional<Box> inside)
      throws Uncleanable {
    long start = 0;
    long end = content.size();
    if (method == 1) {
      Box data = inside.orElseThrow(Uncleanable::damaged);
      start = data.body();
      end = data.end();
    }
    if (offset < 0 || offset > end - start) {
      return new Extent(end, 0);
    }
    long there = end - start - offset;
    return new Extent(start + offset, length <= 0 ? there : Math.min(length, there));
  }

  private void references(Content content, Box box) throws IOException {
    int idSize = box.bytes(content, 4).get(0) == 0 ? 2 : 4;
    for (Box reference : box.children(content, 4)) {
      ByteBuffer in = reference.bytes(content);
      long from = number(in, idSize);
      long count = number(in, 2);
      List<Long> to = new ArrayList<>();
      for (long i = 0; i < count; i++) {
        to.add(number(in, idSize));
      }
      references.add(new Reference(reference.type(), from, to));
    }
  }

  static long number(ByteBuffer in, int size) throws Uncleanable {
    if (in.remaining() < size || size > 8) {
      throw Uncleanable.damaged();
    }
    long value = 0;
    for (int i = 0; i < size; i++) {
      value = value << 8 | (in.get() & 0xff);
    }
    return value;
  }
}
