package org.ecluse.sanitize.inspect;

import com.drew.metadata.exif.ExifIFD0Directory;
import java.io.IOException;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.ecluse.core.Content;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Reader;
import org.ecluse.sanitize.io.Slice;
import org.ecluse.sanitize.io.Uncleanable;

/** Walks the directories of a TIFF and counts tags that no picture needs. */
final class TiffScan {

  private static final String SIZES = "\0\1\1\2\4\10\1\1\2\4\10\4\10\4\0\0\10\10\10";
  private static final BitSet PAGE = new BitSet();

  static {
    PAGE.set(254, 260);
    PAGE.set(262, 267);
    PAGE.set(273, 275);
    PAGE.set(277, 285);
    PAGE.set(290, 294);
    PAGE.set(296, 298);
    for (int tag :
        new int[] {
          301, 317, 318, 319, 320, 321, 322, 323, 324, 325, 326, 327, 328, 332, 334, 336
        }) {
      PAGE.set(tag);
    }
    PAGE.set(338, 343);
    for (int tag : new int[] {347, 529, 530, 531, 532, 34675, 50674}) {
      PAGE.set(tag);
    }
  }

  private final Content content;
  private final Findings findings;
  private final Reader in;
  private final Coverage coverage = new Coverage();
  private final boolean little;
  private final boolean big;
  private int pages;

  TiffScan(Content content, Findings findings) throws IOException {
    this.content = content;
    this.findings = findings;
    in = new Reader(content);
    little = in.u8() == 'I';
    in.u8();
    big = number(2) == 43;
  }

  static boolean isPage(int tag) {
    return PAGE.get(tag);
  }

  void run() throws IOException {
    coverage.add(0, big ? 16 : 8);
    in.seek(big ? 8 : 4);
    Set<Long> seen = new HashSet<>();
    for (long at = word(); at != 0; at = directory(at)) {
      if (!seen.add(at)) {
        throw Uncleanable.damaged();
      }
      if (seen.size() > Bounds.DIRECTORIES) {
        throw Uncleanable.tooLarge();
      }
    }
    if (pages == 0) {
      throw Uncleanable.damaged();
    }
    if (coverage.uncovered(content, 0, content.size()) > 0) {
      findings.count(TraceGroup.HIDDEN, "bytes that belong to no page");
    }
  }

  private long directory(long at) throws IOException {
    in.seek(at);
    long entries = number(big ? 8 : 2);
    if (entries < 1 || entries > 0xffff) {
      throw Uncleanable.damaged();
    }
    int entry = big ? 20 : 12;
    long first = in.position();
    coverage.add(at, first - at + entries * entry + (big ? 8 : 4));
    long[] offsets = {};
    long[] sizes = {};
    long compression = 1;
    for (long i = 0; i < entries; i++) {
      in.seek(first + i * entry);
      int tag = (int) number(2);
      int type = (int) number(2);
      long count = big ? number(8) : number(4);
      int unit = type < SIZES.length() ? SIZES.charAt(type) : 0;
      if (unit == 0 || count < 0 || count > Bounds.SEGMENT / unit) {
        findings.count(TraceGroup.OTHER, "unreadable tag");
        continue;
      }
      long place = in.position();
      if (count * unit > (big ? 8 : 4)) {
        place = word();
        coverage.add(place, count * unit);
      }
      switch (tag) {
        case 259 -> compression = values(place, type, 1)[0];
        case 273, 324 -> offsets = values(place, type, (int) count);
        case 279, 325 -> sizes = values(place, type, (int) count);
        case 254 -> subfile(values(place, type, 1)[0]);
        case 34675 -> profile(place, count);
        default -> other(tag, type, place, count);
      }
    }
    strips(offsets, sizes, compression == 7);
    pages++;
    long next = first + entries * entry;
    in.seek(next);
    return next + (big ? 8 : 4) > content.size() ? 0 : word();
  }

  private void subfile(long kind) {
    if ((kind & 1) != 0 && pages > 0) {
      findings.count(TraceGroup.THUMBNAIL, "reduced picture");
    }
  }

  private void profile(long place, long count) throws IOException {
    if (place < 0 || count > content.size() - place) {
      throw Uncleanable.damaged();
    }
    byte[] bytes = new byte[(int) count];
    content.read(place, bytes, 0, bytes.length);
    Extracted.icc(bytes, findings);
  }

  private void other(int tag, int type, long place, long count) throws IOException {
    if (isPage(tag)) {
      return;
    }
    ExifIFD0Directory names = new ExifIFD0Directory();
    String name = names.hasTagName(tag) ? names.getTagName(tag) : "tag " + tag;
    TraceGroup group = Vocabulary.groupOr(name, TraceGroup.OTHER);
    findings.count(group, "TIFF:" + name);
    if (type == 2 && place >= 0 && count <= content.size() - place) {
      byte[] text = new byte[(int) Math.min(count, Bounds.NEEDLE_LONGEST)];
      content.read(place, text, 0, text.length);
      findings.value(group, RiffWalk.text(text));
    }
  }

  private void strips(long[] offsets, long[] sizes, boolean jpeg) throws IOException {
    for (int i = 0; i < offsets.length; i++) {
      long size = i < sizes.length ? sizes[i] : content.size() - offsets[i];
      if (size > content.size() - offsets[i]) {
        throw Uncleanable.damaged();
      }
      coverage.add(offsets[i], size);
      if (jpeg && size > 4) {
        segments(new Reader(new Slice(content, offsets[i], size)));
      }
    }
  }

  /** Whether a strip in JPEG holds application data or a comment before its scan. */
  private void segments(Reader strip) throws IOException {
    strip.skip(2);
    while (strip.left() > 4 && strip.u8() == 0xff) {
      int marker = strip.u8();
      int length = strip.u16();
      if (marker == 0xda) {
        return;
      }
      if (marker == 0xfe || (marker > 0xe0 && marker <= 0xef && marker != 0xee)) {
        findings.count(TraceGroup.OTHER, "segment within a strip");
      }
      strip.skip(Math.min(strip.left(), length - 2));
    }
  }

  private long[] values(long place, int type, int count) throws IOException {
    long before = in.position();
    in.seek(place);
    long[] values = new long[count];
    int unit = SIZES.charAt(type);
    for (int i = 0; i < count; i++) {
      values[i] = number(unit);
    }
    in.seek(before);
    return values;
  }

  private long word() throws IOException {
    return number(big ? 8 : 4);
  }

  private long number(int size) throws IOException {
    long value = 0;
    for (int i = 0; i < size; i++) {
      long next = in.u8();
      value = little ? value | next << (8 * i) : value << 8 | next;
    }
    return value;
  }
}
