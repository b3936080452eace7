package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ecluse.core.Content;
import org.ecluse.sanitize.io.Uncleanable;

/** Which properties belong to which item (ISO/IEC 23008-12 §9.3), read and written anew. */
final class ItemPropertyBoxes {

  private static final int ESSENTIAL = 0x8000;
  private final Content content;
  private final List<Box> properties;
  private final Map<Long, List<Integer>> ofItem = new LinkedHashMap<>();

  ItemPropertyBoxes(Content content, Box box) throws IOException {
    this.content = content;
    List<Box> inside = box.children(content, 0);
    properties = Box.need(inside, "ipco").children(content, 0);
    for (Box association : inside) {
      if (association.type().equals("ipma")) {
        associations(association.bytes(content, 8));
      }
    }
  }

  private void associations(ByteBuffer in) throws Uncleanable {
    int head = in.getInt(0);
    in.position(4);
    long count = Items.number(in, 4);
    for (long i = 0; i < count; i++) {
      long item = Items.number(in, head >>> 24 == 0 ? 2 : 4);
      long parts = Items.number(in, 1);
      List<Integer> list = ofItem.computeIfAbsent(item, k -> new ArrayList<>());
      for (long part = 0; part < parts; part++) {
        boolean wide = (head & 1) != 0;
        int value = (int) Items.number(in, wide ? 2 : 1);
        list.add(wide ? value : (value & 0x80) << 8 | (value & 0x7f));
      }
    }
  }

  /** What auxiliary picture an item is, if its properties say one that nobody needs. */
  boolean isForeignAuxiliary(long item) throws IOException {
    for (int property : ofItem.getOrDefault(item, List.of())) {
      int index = (property & 0x7fff) - 1;
      if (index >= 0 && index < properties.size()) {
        Box box = properties.get(index);
        if (box.type().equals("auxC") && ItemProperties.auxiliary(box.bytes(content)).isEmpty()) {
          return true;
        }
      }
    }
    return false;
  }

  /** The properties of the items that stay, each written once. */
  byte[] rewrite(Set<Long> items) throws IOException {
    Box.Join kept = new Box.Join();
    Map<Integer, Integer> numbers = new LinkedHashMap<>();
    List<byte[]> entries = new ArrayList<>();
    for (Map.Entry<Long, List<Integer>> entry : ofItem.entrySet()) {
      if (!items.contains(entry.getKey())) {
        continue;
      }
      List<Integer> list = new ArrayList<>();
      for (int property : entry.getValue()) {
        int index = (property & 0x7fff) - 1;
        if (index < 0 || index >= properties.size()) {
          continue;
        }
        Integer known = numbers.get(index);
        if (known == null) {
          Box box = properties.get(index);
          Optional<byte[]> bare = ItemProperties.bare(box.type(), box.bytes(content));
          known =
              bare.isPresent() ? (int) numbers.values().stream().filter(n -> n > 0).count() + 1 : 0;
          numbers.put(index, known);
          kept.add(bare.orElse(new byte[0]));
        }
        if (known > 0) {
          list.add((property & ESSENTIAL) | known);
        }
      }
      entries.add(entry(entry.getKey(), list));
    }
    Box.Join association = new Box.Join();
    association.add(ByteBuffer.allocate(8).putInt(0x01000001).putInt(entries.size()).array());
    for (byte[] entry : entries) {
      association.add(entry);
    }
    return Box.of("iprp", Box.of("ipco", kept.bytes()), Box.of("ipma", association.bytes()));
  }

  private static byte[] entry(long item, List<Integer> list) {
    ByteBuffer entry = ByteBuffer.allocate(5 + 2 * list.size());
    entry.putInt((int) item).put((byte) list.size());
    list.forEach(property -> entry.putShort((short) (int) property));
    return entry.array();
  }
}
