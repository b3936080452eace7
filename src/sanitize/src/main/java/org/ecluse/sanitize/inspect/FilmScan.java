package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ecluse.core.Content;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Reader;
import org.ecluse.sanitize.io.Uncleanable;

/** Counts the traces in the boxes of a film. */
final class FilmScan {

  private static final Set<String> CONTAINERS =
      Set.of(
          "moov", "trak", "mdia", "minf", "stbl", "dinf", "edts", "mvex", "moof", "traf", "tapt",
          "gmhd", "tref");

  private static final Set<String> NUMBERS =
      Set.of(
          "vmhd", "smhd", "nmhd", "sthd", "hmhd", "gmin", "elst", "stts", "ctts", "stsc", "stss",
          "stps", "stsh", "sdtp", "cslg", "subs", "sbgp", "sgpd", "trex", "mehd", "mfhd", "tfhd",
          "tfdt", "clef", "prof", "enof", "vdep", "vplx", "subt", "auxl", "font", "fall", "folw",
          "stco", "co64");

  private static final Map<String, TraceGroup> TEXTS =
      Map.ofEntries(
          Map.entry("\u00a9xyz", TraceGroup.PLACE),
          Map.entry("loci", TraceGroup.PLACE),
          Map.entry("gps ", TraceGroup.PLACE),
          Map.entry("\u00a9mak", TraceGroup.DEVICE),
          Map.entry("\u00a9mod", TraceGroup.DEVICE),
          Map.entry("manu", TraceGroup.DEVICE),
          Map.entry("modl", TraceGroup.DEVICE),
          Map.entry("\u00a9day", TraceGroup.TIME),
          Map.entry("\u00a9ART", TraceGroup.PERSON),
          Map.entry("\u00a9aut", TraceGroup.PERSON),
          Map.entry("\u00a9wrt", TraceGroup.PERSON),
          Map.entry("\u00a9cpy", TraceGroup.PERSON),
          Map.entry("aART", TraceGroup.PERSON),
          Map.entry("auth", TraceGroup.PERSON),
          Map.entry("perf", TraceGroup.PERSON),
          Map.entry("cprt", TraceGroup.PERSON),
          Map.entry("ownr", TraceGroup.PERSON),
          Map.entry("apID", TraceGroup.PERSON),
          Map.entry("\u00a9swr", TraceGroup.SOFTWARE),
          Map.entry("\u00a9too", TraceGroup.SOFTWARE),
          Map.entry("\u00a9enc", TraceGroup.SOFTWARE),
          Map.entry("covr", TraceGroup.THUMBNAIL),
          Map.entry("uuid", TraceGroup.IDENTIFIER),
          Map.entry("XMP_", TraceGroup.IDENTIFIER));

  private static final Set<String> TRACKS =
      Set.of("vide", "soun", "sbtl", "subt", "text", "clcp", "pict", "auxv", "url ", "alis");

  private final Content content;
  private final Findings findings;
  private final List<String> keys = new ArrayList<>();
  private boolean seen;
  private boolean exact = true;
  private long named;
  private long fixedSize;

  FilmScan(Content content, Findings findings) {
    this.content = content;
    this.findings = findings;
  }

  boolean seen() {
    return seen;
  }

  /** Bytes that the sample tables name. */
  long named() {
    return named;
  }

  /** Whether every sample's size is known: QuickTime's raw sound says it otherwise. */
  boolean isExact() {
    return exact;
  }

  void container(String name, long from, long to, int depth) throws IOException {
    if (depth > Bounds.BOX_DEPTH) {
      throw Uncleanable.tooLarge();
    }
    seen |= name.equals("moov");
    BoxWalk.visit(content, from, to, (type, start, end) -> box(type, start, end, depth));
  }

  private void box(String type, long from, long to, int depth) throws IOException {
    if (CONTAINERS.contains(type)) {
      container(type, from, to, depth + 1);
    } else if (!NUMBERS.contains(type)) {
      switch (type) {
        case "mvhd", "tkhd", "mdhd" -> header(type, from, to);
        case "hdlr" -> handler(from, to);
        case "dref" -> references(from, to);
        case "stsd" -> SampleScan.descriptions(content, from, to, findings);
        case "stsz" -> sizes(from, to);
        case "stz2" -> exact = false;
        case "trun" -> run(from);
        default -> other(type, from, to);
      }
    }
    if (type.equals("tfhd")) {
      fragmentHead(from);
    }
    if (type.equals("trex")) {
      Reader in = new Reader(content);
      in.seek(from + 16);
      exact &= in.u32() == 0;
    }
  }

  /** A box that no film needs. */
  void other(String type, long from, long to) throws IOException {
    switch (type) {
      case "free", "skip", "wide", "\0\0\0\0" -> {
        if (!new RiffWalk(content, true).isZero(from, to - from)) {
          findings.count(TraceGroup.HIDDEN, "free space with something in it");
        }
      }
      case "udta", "meta", "uuid" -> userData(type, from, to, 0);
      default -> {
        boolean plain = type.matches("[A-Za-z0-9_ ]{4}");
        findings.count(TEXTS.getOrDefault(type, TraceGroup.OTHER), "box " + (plain ? type : "?"));
      }
    }
  }

  /** Whatever stands in user data, with the texts as values. */
  void userData(String type, long from, long to, int depth) throws IOException {
    if (depth > Bounds.BOX_DEPTH) {
      throw Uncleanable.tooLarge();
    }
    if (Set.of("udta", "ilst").contains(type) && to - from >= 8) {
      inside(from, to, depth);
    } else if (type.equals("meta") && to - from >= 12) {
      Reader in = new Reader(content);
      in.seek(from);
      inside(from + (in.u32() == 0 ? 4 : 0), to, depth);
    } else if (type.equals("keys")) {
      keys(from, to);
    } else if (!type.equals("hdlr") && !type.equals("\0\0\0\0")) {
      text(type, from, to);
    }
  }

  private void inside(long from, long to, int depth) throws IOException {
    try {
      BoxWalk.visit(content, from, to, (type, start, end) -> userData(type, start, end, depth + 1));
    } catch (Uncleanable e) {
      if (e.reason() != org.ecluse.core.Reason.DAMAGED) {
        throw e;
      }
      findings.count(TraceGroup.OTHER, "user data unreadable");
    }
  }

  private void keys(long from, long to) throws IOException {
    BoxWalk.visit(
        content,
        from + 8,
        to,
        (type, start, end) -> {
          byte[] name = new byte[(int) Math.min(end - start, 200)];
          content.read(start, name, 0, name.length);
          if (keys.size() < Bounds.TRACKS) {
            keys.add(new String(name, StandardCharsets.ISO_8859_1));
          }
        });
  }

  private void text(String type, long from, long to) throws IOException {
    byte[] bytes = new byte[(int) Math.min(to - from, 2048)];
    content.read(from, bytes, 0, bytes.length);
    String name = type;
    if (type.startsWith("\0\0") && !keys.isEmpty()) {
      int index = type.charAt(2) << 8 | type.charAt(3);
      name = index >= 1 && index <= keys.size() ? keys.get(index - 1) : "key";
      name = name.startsWith("com.apple.quicktime.") ? name.substring(20) : "key";
    }
    TraceGroup group =
        TEXTS.containsKey(type)
            ? TEXTS.getOrDefault(type, TraceGroup.OTHER)
            : Vocabulary.groupOr(name, TraceGroup.OTHER);
    findings.count(group, "user data " + name.replace("\u00a9", ""));
    StringBuilder run = new StringBuilder();
    for (char c : (new String(bytes, StandardCharsets.UTF_8) + "\0").toCharArray()) {
      if (c >= ' ' && c != '\ufffd') {
        run.append(c);
      } else {
        findings.value(group, run.toString());
        run.setLength(0);
      }
    }
  }

  private void header(String type, long from, long to) throws IOException {
    Reader in = new Reader(content);
    in.seek(from);
    boolean wide = in.u8() == 1;
    in.skip(3);
    for (int i = 0; i < (wide ? 4 : 2); i++) {
      if (in.u32() != 0) {
        findings.count(TraceGroup.TIME, type + " time");
        break;
      }
    }
    if (type.equals("mdhd") && to - from >= 24) {
      in.seek(to - 4);
      if (in.u16() != 0x55c4) {
        findings.count(TraceGroup.OTHER, "language of a track");
      }
    }
  }

  private void handler(long from, long to) throws IOException {
    byte[] bytes = new byte[(int) Math.min(to - from, 300)];
    content.read(from, bytes, 0, bytes.length);
    if (bytes.length < 12) {
      throw Uncleanable.damaged();
    }
    String track = new String(bytes, 8, 4, StandardCharsets.ISO_8859_1);
    if (!TRACKS.contains(track)) {
      boolean time = track.equals("tmcd");
      findings.count(time ? TraceGroup.TIME : TraceGroup.PLACE, "track of data");
    }
    for (int i = 12; i < bytes.length; i++) {
      if (bytes[i] != 0) {
        findings.count(TraceGroup.SOFTWARE, "handler name");
        return;
      }
    }
  }

  private void references(long from, long to) throws IOException {
    BoxWalk.visit(
        content,
        from + 8,
        to,
        (type, start, end) -> {
          if (end - start > 4) {
            findings.count(TraceGroup.IDENTIFIER, "reference to another file");
          }
        });
  }

  private void sizes(long from, long to) throws IOException {
    Reader in = new Reader(content);
    in.seek(from + 4);
    long fixed = in.u32();
    long count = in.u32();
    if (fixed != 0) {
      exact &= fixed != 1;
      named += fixed * count;
      return;
    }
    for (long i = 0; i < count && in.position() < to; i++) {
      named += in.u32();
    }
  }

  private void fragmentHead(long from) throws IOException {
    Reader in = new Reader(content);
    in.seek(from);
    int flags = (int) in.u32();
    fixedSize = 0;
    if ((flags & 0x10) != 0) {
      int before = 4 + 4 * Integer.bitCount(flags & 0xa) + 8 * (flags & 1);
      in.skip(before);
      fixedSize = in.u32();
    }
  }

  private void run(long from) throws IOException {
    Reader in = new Reader(content);
    in.seek(from);
    int flags = (int) in.u32();
    long count = in.u32();
    in.skip(4L * Integer.bitCount(flags & 5));
    if ((flags & 0x200) == 0) {
      named += count * fixedSize;
      return;
    }
    int fields = Integer.bitCount(flags & 0xf00);
    int skip = (flags & 0x100) != 0 ? 4 : 0;
    for (long i = 0; i < count; i++) {
      in.skip(skip);
      named += in.u32();
      in.skip(4L * (fields - 1) - skip);
    }
  }
}
