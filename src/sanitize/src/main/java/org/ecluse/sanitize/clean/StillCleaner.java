package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * HEIC and AVIF (ISO/IEC 23008-12), lossless: the coded pictures that make the main one are copied
 * byte for byte with their turn, crop and colour. EXIF and XMP items, thumbnails, depth and other
 * auxiliary pictures but transparency, names, user data and bytes of no item are gone. A sequence
 * of pictures in the same file is treated as a film.
 */
public class StillCleaner implements Cleaner {

  private static final Set<String> PICTURES =
      Set.of("hvc1", "av01", "avc1", "vvc1", "jpeg", "grid", "iden", "iovl", "tmap", "lhv1");
  private static final Set<String> REFERENCES = Set.of("dimg", "auxl", "prem", "base");

  private final MediaKind kind;

  public StillCleaner(MediaKind kind) {
    this.kind = kind;
  }

  @Override
  public MediaKind kind() {
    return kind;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    List<Box> file = Box.file(source);
    Pieces start = new Pieces();
    start.add(FilmCleaner.type(Box.need(file, "ftyp").bytes(source, 8)));
    Optional<Box> meta = Box.first(file, "meta");
    boolean film = Box.first(file, "moov").isPresent();
    if (meta.isPresent()) {
      still(source, meta.get().children(source, 4), start);
    } else if (!film) {
      throw Uncleanable.damaged();
    }
    if (film) {
      new FilmCleaner(kind).film(source, file, start, sink);
    } else {
      start.write(source, sink);
    }
  }

  private void still(Content source, List<Box> meta, Pieces start) throws IOException {
    Items items = Items.read(source, meta);
    ItemPropertyBoxes properties = new ItemPropertyBoxes(source, Box.need(meta, "iprp"));
    ByteBuffer primary = Box.need(meta, "pitm").bytes(source, 6);
    if (primary.get(0) != 0 && primary.limit() < 8) {
      throw Uncleanable.damaged();
    }
    long main =
        primary.get(0) == 0 ? primary.getShort(4) & 0xffff : primary.getInt(4) & 0xffffffffL;
    Set<Long> kept = kept(items, properties, main);
    Pieces data = new Pieces();
    Map<Long, long[]> places = new LinkedHashMap<>();
    for (long item : kept) {
      long from = data.size();
      String type = items.types().getOrDefault(item, "");
      if (items.extents(item).isEmpty() && !type.equals("iden")) {
        throw Uncleanable.damaged();
      }
      for (Items.Extent extent : items.extents(item)) {
        data.range(extent.from(), extent.length());
      }
      if (data.size() > source.size()) {
        throw Uncleanable.tooLarge();
      }
      places.put(item, new long[] {from, data.size() - from});
    }
    byte[] before =
        new Box.Join()
            .add(new byte[4])
            .add(handler())
            .add(
                Box.of(
                    "pitm", ByteBuffer.allocate(8).putInt(0x01000000).putInt((int) main).array()))
            .add(information(items, kept))
            .add(references(items, kept))
            .add(properties.rewrite(kept))
            .bytes();
    byte[] head = Box.head("mdat", data.size());
    long shift = start.size() + Box.of("meta", before, locations(places, 0)).length + head.length;
    start.add(Box.of("meta", before, locations(places, shift))).add(head).all(data);
  }

  /** The main picture, what it is made of, and its transparency; other whole pictures as well. */
  private Set<Long> kept(Items items, ItemPropertyBoxes properties, long main) throws IOException {
    Set<Long> dropped = new LinkedHashSet<>();
    for (Items.Reference reference : items.references()) {
      if (reference.type().equals("thmb")) {
        dropped.add(reference.from());
      }
    }
    Set<Long> kept = new LinkedHashSet<>();
    for (Map.Entry<Long, String> item : items.types().entrySet()) {
      boolean unwanted =
          dropped.contains(item.getKey()) || properties.isForeignAuxiliary(item.getKey());
      if (keeps(item.getValue()) && (!unwanted || item.getKey() == main)) {
        kept.add(item.getKey());
      }
    }
    orphans(items, kept, main);
    if (!kept.contains(main)) {
      throw Uncleanable.damaged();
    }
    return kept;
  }

  /** Tiles of a picture that goes, go with it. */
  private static void orphans(Items items, Set<Long> kept, long main) {
    boolean changed = true;
    while (changed) {
      Set<Long> wanted = new LinkedHashSet<>();
      Set<Long> parts = new LinkedHashSet<>();
      for (Items.Reference reference : items.references()) {
        if (reference.type().equals("dimg")) {
          parts.addAll(reference.to());
          if (kept.contains(reference.from())) {
            wanted.addAll(reference.to());
          }
        }
      }
      changed = kept.removeIf(i -> i != main && parts.contains(i) && !wanted.contains(i));
    }
  }

  /** Whether items of a type stay; the seam for a test that breaks this cleaner on purpose. */
  boolean keeps(String type) {
    return PICTURES.contains(type);
  }

  private static byte[] handler() {
    byte[] handler = new byte[25];
    System.arraycopy("pict".getBytes(StandardCharsets.US_ASCII), 0, handler, 8, 4);
    return Box.of("hdlr", handler);
  }

  private static byte[] information(Items items, Set<Long> kept) throws IOException {
    Box.Join entries = new Box.Join();
    entries.add(ByteBuffer.allocate(8).putInt(0x01000000).putInt(kept.size()).array());
    Set<Long> parts = new LinkedHashSet<>();
    for (Items.Reference reference : items.references()) {
      if (reference.type().equals("dimg")) {
        parts.addAll(reference.to());
      }
    }
    for (long item : kept) {
      // A part of a grid is not to be shown by itself: flag 1 (ISO/IEC 23008-12 §6.4.2).
      ByteBuffer entry =
          ByteBuffer.allocate(15).putInt(0x03000000 | (parts.contains(item) ? 1 : 0));
      entry.putInt((int) item).putShort((short) 0);
      String type = items.types().getOrDefault(item, "");
      entry.put(type.getBytes(StandardCharsets.ISO_8859_1));
      entries.add(Box.of("infe", entry.array()));
    }
    return Box.of("iinf", entries.bytes());
  }

  private static byte[] references(Items items, Set<Long> kept) throws IOException {
    Box.Join out = new Box.Join();
    for (Items.Reference reference : items.references()) {
      List<Long> to = new ArrayList<>(reference.to());
      to.removeIf(item -> !kept.contains(item));
      if (!kept.contains(reference.from())
          || to.isEmpty()
          || !REFERENCES.contains(reference.type())) {
        continue;
      }
      ByteBuffer bytes = ByteBuffer.allocate(6 + 4 * to.size()).putInt((int) reference.from());
      bytes.putShort((short) to.size());
      to.forEach(item -> bytes.putInt((int) (long) item));
      out.add(Box.of(reference.type(), bytes.array()));
    }
    byte[] references = out.bytes();
    return references.length == 0
        ? references
        : Box.of("iref", new byte[] {1, 0, 0, 0}, references);
  }

  /** Every item in one piece, at 64-bit offsets so that the box has one size. */
  private static byte[] locations(Map<Long, long[]> places, long shift) {
    ByteBuffer out = ByteBuffer.allocate(10 + places.size() * (4 + 2 + 2 + 2 + 16));
    out.putInt(0x02000000).putShort((short) 0x8800).putInt(places.size());
    places.forEach(
        (item, place) -> {
          out.putInt((int) (long) item).putShort((short) 0).putShort((short) 0);
          out.putShort((short) 1).putLong(shift + place[0]).putLong(place[1]);
        });
    return Box.of("iloc", out.array());
  }
}
