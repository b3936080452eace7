package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.ecluse.core.Content;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Reader;
import org.ecluse.sanitize.io.Uncleanable;

/** Counts the traces in the items of a still picture. */
final class ItemScan {

  private static final Set<String> PICTURES =
      Set.of("hvc1", "av01", "avc1", "vvc1", "jpeg", "grid", "iden", "iovl", "tmap", "lhv1");

  private static final Set<String> PROPERTIES =
      Set.of(
          "ispe", "pixi", "av1C", "avcC", "hvcC", "irot", "imir", "clap", "pasp", "a1op", "a1lx",
          "lsel", "clli", "mdcv", "cclv", "amve", "rloc", "vvcC", "jpgC", "colr", "auxC");

  private final Content content;
  private final Findings findings;
  private final Map<Long, String> types = new HashMap<>();
  private boolean seen;
  private long named;
  private long inner;

  ItemScan(Content content, Findings findings) {
    this.content = content;
    this.findings = findings;
  }

  boolean seen() {
    return seen;
  }

  long named() {
    return named;
  }

  void meta(long from, long to) throws IOException {
    seen = true;
    // Item types first: the boxes may come in any order.
    BoxWalk.visit(
        content,
        from + 4,
        to,
        (type, start, end) -> {
          if (type.equals("iinf")) {
            information(start, end);
          } else if (type.equals("idat")) {
            inner = start;
          }
        });
    BoxWalk.visit(content, from + 4, to, this::box);
  }

  private void box(String type, long from, long to) throws IOException {
    switch (type) {
      case "iinf", "pitm", "idat" -> {}
      case "hdlr" -> {
        if (!new RiffWalk(content, true).isZero(from + 12, to - from - 12)) {
          findings.count(TraceGroup.SOFTWARE, "handler name");
        }
      }
      case "iprp" ->
          BoxWalk.visit(
              content,
              from,
              to,
              (name, start, end) -> {
                if (name.equals("ipco")) {
                  BoxWalk.visit(content, start, end, this::property);
                }
              });
      case "iref" ->
          BoxWalk.visit(
              content,
              from + 4,
              to,
              (name, start, end) -> {
                if (name.equals("thmb")) {
                  findings.count(TraceGroup.THUMBNAIL, "thumbnail item");
                }
              });
      case "iloc" -> places(from);
      default ->
          findings.count(
              TraceGroup.OTHER, "box " + (type.matches("[A-Za-z0-9_ ]{4}") ? type : "?"));
    }
  }

  private void information(long from, long to) throws IOException {
    Reader in = new Reader(content);
    in.seek(from);
    long skip = in.u8() == 0 ? 6 : 8;
    BoxWalk.visit(
        content,
        from + skip,
        to,
        (name, start, end) -> {
          in.seek(start);
          boolean wide = in.u8() >= 3;
          in.skip(3);
          long id = wide ? in.u32() : in.u16();
          in.skip(2);
          String type = new String(in.bytes(4), StandardCharsets.ISO_8859_1);
          types.put(id, type);
          if (!PICTURES.contains(type)) {
            boolean exif = type.equals("Exif");
            findings.count(
                exif ? TraceGroup.IDENTIFIER : TraceGroup.OTHER,
                "item " + (type.matches("[A-Za-z0-9 ]{4}") ? type : "?"));
          }
          if (in.position() < end && in.u8() != 0) {
            findings.count(TraceGroup.OTHER, "name of an item");
          }
        });
  }

  private void property(String type, long from, long to) throws IOException {
    byte[] start = new byte[(int) Math.min(to - from, 64)];
    content.read(from, start, 0, start.length);
    String text = new String(start, StandardCharsets.ISO_8859_1);
    if (type.equals("colr") && (text.startsWith("prof") || text.startsWith("rICC"))) {
      byte[] profile = new byte[(int) Math.min(to - from - 4, Bounds.SEGMENT)];
      content.read(from + 4, profile, 0, profile.length);
      Extracted.icc(profile, findings);
    } else if (type.equals("hvcC")) {
      SampleScan.messages(content, from, to, findings);
    } else if (type.equals("auxC") && !text.contains("alpha") && !text.contains("auxid:1")) {
      findings.count(TraceGroup.HIDDEN, "auxiliary picture");
    } else if (!PROPERTIES.contains(type)) {
      findings.count(
          TraceGroup.OTHER, "property " + (type.matches("[A-Za-z0-9 ]{4}") ? type : "?"));
    }
  }

  private void places(long from) throws IOException {
    Reader in = new Reader(content);
    in.seek(from);
    int version = in.u8();
    in.skip(3);
    int widths = in.u16();
    long count = version < 2 ? in.u16() : in.u32();
    long extents = 0;
    for (long i = 0; i < count; i++) {
      long id = version < 2 ? in.u16() : in.u32();
      int method = version == 0 ? 0 : in.u16() & 15;
      in.skip(2);
      long base = number(in, widths >> 4 & 15);
      int parts = in.u16();
      for (int part = 0; part < parts; part++) {
        number(in, version == 0 ? 0 : widths & 15);
        long offset = base + number(in, widths >> 12);
        long length = number(in, widths >> 8 & 15);
        if (method == 0) {
          named += length;
        }
        if (++extents > Bounds.CHUNKS) {
          throw Uncleanable.tooLarge();
        }
        look(types.getOrDefault(id, ""), method == 1 ? inner + offset : offset, length);
      }
    }
  }

  /** EXIF and XMP, wherever they stand. */
  private void look(String type, long from, long length) throws IOException {
    boolean exif = type.equals("Exif");
    boolean inside =
        from >= 0 && length > 4 && length <= Math.min(Bounds.SEGMENT, content.size() - from);
    if ((!exif && !type.equals("mime")) || !inside) {
      return;
    }
    byte[] bytes = new byte[(int) length];
    content.read(from, bytes, 0, bytes.length);
    if (!exif) {
      Extracted.xmp(bytes, findings);
      return;
    }
    int skip = 4 + ((bytes[2] & 0xff) << 8 | (bytes[3] & 0xff));
    if (skip < bytes.length) {
      Extracted.exif(java.util.Arrays.copyOfRange(bytes, skip, bytes.length), findings);
    }
  }

  private static long number(Reader in, int size) throws IOException {
    long value = 0;
    for (int i = 0; i < size; i++) {
      value = value << 8 | in.u8();
    }
    return value;
  }
}
