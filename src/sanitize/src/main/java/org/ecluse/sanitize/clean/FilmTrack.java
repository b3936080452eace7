package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ecluse.core.Content;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Uncleanable;

/** One track of a film: where its chunks are, and its boxes written anew for other places. */
final class FilmTrack {

  private static final Set<String> GROUPS = Set.of("roll", "prol", "rap ", "sync", "tsas", "stsa");
  private static final Set<String> MEDIA_HEADS = Set.of("vmhd", "smhd", "hmhd", "nmhd", "sthd");

  private final Content content;
  private final List<Box> boxes;
  private final List<Box> media;
  private final List<Box> information;
  private final List<Box> samples;
  private final String handler;
  private final int id;
  private long[] offsets = {};
  private long[] sizes = {};

  FilmTrack(Content content, Box track) throws IOException {
    this.content = content;
    boxes = track.children(content, 0);
    ByteBuffer head = Box.need(boxes, "tkhd").bytes(content, 24);
    id = head.getInt(head.get(0) == 1 ? 20 : 12);
    media = Box.need(boxes, "mdia").children(content, 0);
    byte[] type = Box.need(media, "hdlr").bytes(content, 12).array();
    handler = new String(type, 8, 4, StandardCharsets.ISO_8859_1);
    information = Box.need(media, "minf").children(content, 0);
    samples = Box.need(information, "stbl").children(content, 0);
  }

  int id() {
    return id;
  }

  String handler() {
    return handler;
  }

  /** Tracks that this one refers to as its chapters. */
  boolean hasChapters(int track) throws IOException {
    Optional<Box> references = Box.first(boxes, "tref");
    if (references.isEmpty()) {
      return false;
    }
    for (Box reference : references.get().children(content, 0)) {
      ByteBuffer ids = reference.bytes(content);
      while (reference.type().equals("chap") && ids.remaining() >= 4) {
        if (ids.getInt() == track) {
          return true;
        }
      }
    }
    return false;
  }

  /** Reads where the chunks are. */
  void locate() throws IOException {
    Optional<Box> wide = Box.first(samples, "co64");
    Optional<Box> narrow = Box.first(samples, "stco");
    if (wide.isEmpty() && narrow.isEmpty()) {
      throw Uncleanable.damaged();
    }
    ByteBuffer table = (wide.isPresent() ? wide.get() : narrow.orElseThrow()).bytes(content, 8);
    int entry = wide.isPresent() ? 8 : 4;
    long count = table.getInt(4) & 0xffffffffL;
    if (count > (table.limit() - 8) / entry) {
      throw Uncleanable.damaged();
    }
    if (count > Bounds.CHUNKS) {
      throw Uncleanable.tooLarge();
    }
    offsets = new long[(int) count];
    for (int i = 0; i < count; i++) {
      offsets[i] =
          wide.isPresent() ? table.getLong(8 + 8 * i) : table.getInt(8 + 4 * i) & 0xffffffffL;
    }
    sizes = new FilmChunks(content, samples, handler).sizes(offsets.length);
  }

  int chunks() {
    return offsets.length;
  }

  long offset(int chunk) {
    return offsets[chunk];
  }

  /** The bytes of a chunk that are in the file: the end of a film may be missing. */
  long size(int chunk) {
    long there = Math.max(0, content.size() - offsets[chunk]);
    return offsets[chunk] < 0 ? 0 : Math.min(sizes[chunk], there);
  }

  /** The track without times and names, with its chunks elsewhere. */
  byte[] rewrite(long[] places, boolean wide, Set<Integer> kept) throws IOException {
    Box.Join out = new Box.Join();
    out.add(BoxFields.track(Box.need(boxes, "tkhd").bytes(content, 1)));
    for (Box box : boxes) {
      switch (box.type()) {
        case "edts" -> {
          Optional<Box> list = Box.first(box.children(content, 0), "elst");
          if (list.isPresent()) {
            out.add(BoxFields.edits(list.get().bytes(content, 8)));
          }
        }
        case "tapt" -> out.add(apertures(box));
        case "tref" -> out.add(references(box, kept));
        default -> {}
      }
    }
    byte[] mediaHead = BoxFields.media(Box.need(media, "mdhd").bytes(content, 1));
    byte[] mediaHandler = BoxFields.handler(Box.need(media, "hdlr").bytes(content));
    byte[] body = information(places, wide);
    return Box.of("trak", out.bytes(), Box.of("mdia", mediaHead, mediaHandler, body));
  }

  private byte[] apertures(Box box) throws IOException {
    Box.Join out = new Box.Join();
    for (Box child : box.children(content, 0)) {
      if (child.end() - child.body() == 12) {
        out.add(Box.of(child.type(), child.bytes(content).array()));
      }
    }
    return Box.of("tapt", out.bytes());
  }

  /** References between tracks that are both there, where a player needs them. */
  private byte[] references(Box box, Set<Integer> kept) throws IOException {
    Set<String> needed = Set.of("vdep", "vplx", "subt", "auxl", "font", "fall", "folw");
    Box.Join out = new Box.Join();
    for (Box child : box.children(content, 0)) {
      ByteBuffer ids = child.bytes(content);
      if (needed.contains(child.type()) && ids.limit() == 4 && kept.contains(ids.getInt(0))) {
        out.add(Box.of(child.type(), Box.array(ids)));
      }
    }
    byte[] references = out.bytes();
    return references.length == 0 ? references : Box.of("tref", references);
  }

  private byte[] information(long[] places, boolean wide) throws IOException {
    Box.Join out = new Box.Join();
    for (Box box : information) {
      if (MEDIA_HEADS.contains(box.type())) {
        out.add(Box.of(box.type(), box.bytes(content).array()));
      } else if (box.type().equals("gmhd")) {
        Optional<Box> general = Box.first(box.children(content, 0), "gmin");
        byte[] inside =
            general.isEmpty() ? new byte[0] : Box.of("gmin", general.get().bytes(content).array());
        out.add(Box.of("gmhd", inside));
      } else if (box.type().equals("hdlr")) {
        out.add(BoxFields.handler(box.bytes(content)));
      }
    }
    int references = 1;
    for (Box box : information) {
      Optional<Box> list =
          box.type().equals("dinf")
              ? Box.first(box.children(content, 0), "dref")
              : Optional.empty();
      if (list.isPresent()) {
        references = Math.clamp(list.get().bytes(content, 8).getInt(4), 1, 255);
      }
    }
    out.add(BoxFields.dataReferences(references));
    return Box.of("minf", out.add(table(places, wide)).bytes());
  }

  private byte[] table(long[] places, boolean wide) throws IOException {
    Box.Join out = new Box.Join();
    for (Box box : samples) {
      String type = box.type();
      if (type.equals("stsd")) {
        out.add(new SampleEntries(content).clean(box, handler));
      } else if (BoxFields.isTable(type)) {
        out.add(BoxFields.table(box, content));
      } else if (Set.of("stsz", "stz2", "cslg", "sdtp", "subs").contains(type)) {
        out.add(Box.of(type, box.bytes(content).array()));
      } else if (type.equals("sbgp") || type.equals("sgpd")) {
        byte[] bytes = box.bytes(content, 8).array();
        if (GROUPS.contains(new String(bytes, 4, 4, StandardCharsets.ISO_8859_1))) {
          out.add(Box.of(type, bytes));
        }
      }
    }
    ByteBuffer chunks = ByteBuffer.allocate(8 + places.length * (wide ? 8 : 4));
    chunks.putInt(0).putInt(places.length);
    for (long place : places) {
      if (wide) {
        chunks.putLong(place);
      } else {
        chunks.putInt((int) place);
      }
    }
    return Box.of("stbl", out.add(Box.of(wide ? "co64" : "stco", chunks.array())).bytes());
  }
}
