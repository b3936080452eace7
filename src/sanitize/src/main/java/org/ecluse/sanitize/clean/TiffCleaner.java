package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.MemorySink;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Slice;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * TIFF and BigTIFF, lossless: every page is written anew from the tags of {@link TiffTags}, its
 * strips and tiles are copied byte for byte (those in JPEG through the JPEG cleaner). EXIF, GPS,
 * GeoTIFF, XMP, IPTC, Photoshop data, texts, reduced pictures and everything that no tag names are
 * gone.
 */
public class TiffCleaner implements Cleaner {

  private static final int REDUCED = 1;

  @Override
  public MediaKind kind() {
    return MediaKind.TIFF;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    TiffForm form = TiffForm.of(source);
    Layout layout = new Layout(source, form, notes);
    Set<Long> seen = new HashSet<>();
    for (long at = form.first(source); at != 0; ) {
      if (!seen.add(at) || seen.size() > Bounds.DIRECTORIES) {
        throw seen.size() > Bounds.DIRECTORIES ? Uncleanable.tooLarge() : Uncleanable.damaged();
      }
      TiffDirectory page =
          TiffDirectory.read(source, at, form, t -> keeps(t) || TiffTags.isData(t));
      boolean reduced = (page.number(TiffTags.SUBFILE, form.order(), 0) & REDUCED) != 0;
      if (!reduced || (page.next() == 0 && layout.pages == 0)) {
        layout.add(page);
      }
      at = page.next();
    }
    if (layout.pages == 0) {
      throw Uncleanable.damaged();
    }
    layout.out.write(source, sink);
  }

  /** Whether a tag is copied; the seam for a test that breaks this cleaner on purpose. */
  boolean keeps(int tag) {
    return TiffTags.isPage(tag);
  }

  /** The new file as it grows: each page's data, then its directory, which names the next one. */
  private static final class Layout {

    private final Content source;
    private final TiffForm form;
    private final Notes notes;
    private Pieces out = new Pieces();
    private int pages;
    private long copied;
    private long values;

    /** The bytes that name the next directory; filled when its place is known. */
    private ByteBuffer link;

    Layout(Content source, TiffForm form, Notes notes) throws IOException {
      this.source = source;
      this.form = form;
      this.notes = notes;
      byte[] head = form.head(0);
      out.add(head);
      link = ByteBuffer.wrap(head).order(form.order()).position(form.big() ? 8 : 4);
    }

    void add(TiffDirectory page) throws IOException {
      check(page);
      TreeMap<Integer, TiffDirectory.Field> fields = new TreeMap<>(page.fields());
      data(page, fields, TiffTags.STRIP_OFFSETS, TiffTags.STRIP_SIZES);
      data(page, fields, TiffTags.TILE_OFFSETS, TiffTags.TILE_SIZES);
      if (!fields.containsKey(TiffTags.STRIP_OFFSETS)
          && !fields.containsKey(TiffTags.TILE_OFFSETS)) {
        throw Uncleanable.damaged();
      }
      TiffDirectory.Field profile = fields.remove(TiffTags.PROFILE);
      Optional<byte[]> neutral =
          profile == null ? Optional.empty() : NeutralProfile.of(profile.values());
      neutral.ifPresent(p -> fields.put(TiffTags.PROFILE, new TiffDirectory.Field(7, p.length, p)));
      fields.computeIfPresent(TiffTags.JPEG_TABLES, (t, f) -> JpegTables.bare(f));
      directory(fields);
      pages++;
    }

    private void check(TiffDirectory page) throws IOException {
      long width = page.number(TiffTags.WIDTH, form.order(), 0);
      long height = page.number(TiffTags.LENGTH, form.order(), 0);
      if (width <= 0 || height <= 0) {
        throw Uncleanable.damaged();
      }
      if (width > Bounds.PIXELS || height > Bounds.PIXELS || width * height > Bounds.PIXELS) {
        throw Uncleanable.tooLarge();
      }
      // The tables of the first JPEG-in-TIFF stand anywhere in the file (TIFF 6.0 §22).
      if (page.number(TiffTags.COMPRESSION, form.order(), 1) == TiffTags.JPEG_OLD) {
        throw new Uncleanable(Reason.UNKNOWN_KIND);
      }
    }

    /** Copies strips or tiles and names their new places. */
    private void data(
        TiffDirectory page, Map<Integer, TiffDirectory.Field> fields, int offsets, int sizes)
        throws IOException {
      long[] from = page.numbers(offsets, form.order());
      long[] size = page.numbers(sizes, form.order());
      fields.remove(offsets);
      fields.remove(sizes);
      if (from.length == 0) {
        return;
      }
      if (size.length == 0 && from.length == 1) {
        size = new long[] {source.size() - from[0]};
      }
      if (size.length != from.length) {
        throw Uncleanable.damaged();
      }
      boolean jpeg = page.number(TiffTags.COMPRESSION, form.order(), 1) == TiffTags.JPEG;
      long[] to = new long[from.length];
      long[] length = new long[from.length];
      for (int i = 0; i < from.length; i++) {
        long start = out.size();
        to[i] = size[i] == 0 ? 0 : start;
        strip(from[i], size[i], jpeg);
        length[i] = out.size() - start;
        even();
      }
      fields.put(offsets, TiffDirectory.Field.longs(to, form.big(), form.order()));
      fields.put(sizes, TiffDirectory.Field.longs(length, form.big(), form.order()));
    }

    private void strip(long from, long size, boolean jpeg) throws IOException {
      if (from < 0 || size < 0 || from > source.size()) {
        throw Uncleanable.damaged();
      }
      long there = Math.min(size, source.size() - from);
      copied += there;
      if (copied > 2 * source.size()) {
        throw Uncleanable.tooLarge();
      }
      if (jpeg && there > 0) {
        MemorySink bare = new MemorySink(Bounds.PART_IN_MEMORY);
        new JpegCleaner(JpegCleaner.Setting.PDF).clean(new Slice(source, from, there), bare, notes);
        out.add(bare.bytes());
      } else {
        out.range(from, there);
      }
    }

    /** Values first, then the table. */
    private void directory(Map<Integer, TiffDirectory.Field> fields) throws IOException {
      int entrySize = form.big() ? 20 : 12;
      int countSize = form.big() ? 8 : 2;
      ByteBuffer table =
          ByteBuffer.allocate(countSize + fields.size() * entrySize + form.wordSize())
              .order(form.order());
      if (form.big()) {
        table.putLong(fields.size());
      } else {
        table.putShort((short) fields.size());
      }
      for (var field : fields.entrySet()) {
        byte[] bytes = field.getValue().values();
        values += bytes.length;
        if (values > Bounds.TAG_VALUES) {
          throw Uncleanable.tooLarge();
        }
        table.putShort((short) (int) field.getKey()).putShort((short) field.getValue().type());
        word(table, field.getValue().count());
        int next = table.position() + form.wordSize();
        if (bytes.length <= form.wordSize()) {
          table.put(bytes);
        } else {
          word(table, out.size());
          out.add(bytes);
          even();
        }
        table.position(next);
      }
      word(link, out.size());
      out.add(table.array());
      link = table;
      if (!form.big() && out.size() > 0xffff_fff0L) {
        throw Uncleanable.tooLarge();
      }
      even();
    }

    private void word(ByteBuffer to, long number) {
      if (form.big()) {
        to.putLong(number);
      } else {
        to.putInt((int) number);
      }
    }

    private void even() throws IOException {
      if ((out.size() & 1) != 0) {
        out.add(new byte[1]);
      }
    }
  }
}
