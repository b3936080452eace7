package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.ecluse.core.Content;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Uncleanable;

/** How long the chunks of a track are (ISO/IEC 14496-12 §8.7): no box says it, three do. */
final class FilmChunks {

  private final Content content;
  private final List<Box> samples;
  private final String handler;

  FilmChunks(Content content, List<Box> samples, String handler) {
    this.content = content;
    this.samples = samples;
    this.handler = handler;
  }

  long[] sizes(int chunks) throws IOException {
    long[] sizes = new long[chunks];
    if (chunks == 0) {
      return sizes;
    }
    ByteBuffer runs = Box.need(samples, "stsc").bytes(content, 8);
    int count = runs.getInt(4);
    if (count < 0 || count > (runs.limit() - 8) / 12) {
      throw Uncleanable.damaged();
    }
    Sizes each = Sizes.of(content, samples, handler);
    long sample = 0;
    for (int run = 0; run < count; run++) {
      int at = 8 + 12 * run;
      long first = (runs.getInt(at) & 0xffffffffL) - 1;
      long next = run + 1 < count ? (runs.getInt(at + 12) & 0xffffffffL) - 1 : chunks;
      long perChunk = runs.getInt(at + 4) & 0xffffffffL;
      for (long chunk = first; chunk >= 0 && chunk < Math.min(next, chunks); chunk++) {
        sizes[(int) chunk] = each.sum(sample, perChunk);
        sample += perChunk;
      }
    }
    return sizes;
  }

  /** The size of every sample, as a table or as one number. */
  private static final class Sizes {

    private final ByteBuffer table;
    private final int bits;
    private final long count;
    private final long fixed;
    private final long numerator;
    private final long denominator;

    private Sizes(
        ByteBuffer table, int bits, long count, long fixed, long numerator, long denominator) {
      this.table = table;
      this.bits = bits;
      this.count = count;
      this.fixed = fixed;
      this.numerator = numerator;
      this.denominator = denominator;
    }

    static Sizes of(Content content, List<Box> samples, String handler) throws IOException {
      Optional<Box> compact = Box.first(samples, "stz2");
      ByteBuffer box =
          (compact.isPresent() ? compact.get() : Box.need(samples, "stsz")).bytes(content, 12);
      long count = box.getInt(8) & 0xffffffffL;
      long fixed = compact.isPresent() ? 0 : box.getInt(4) & 0xffffffffL;
      int bits = compact.isPresent() ? box.get(7) & 0xff : 32;
      if (fixed == 0 && (bits == 0 || count * bits / 8 > box.limit() - 12)) {
        throw Uncleanable.damaged();
      }
      if (fixed == 1 && handler.equals("soun")) {
        long[] frame = frame(Box.need(samples, "stsd"), content);
        return new Sizes(box, bits, count, fixed, frame[0], frame[1]);
      }
      return new Sizes(box, bits, count, fixed, fixed, 1);
    }

    /** QuickTime counts raw sound in frames and says their size elsewhere: bytes per samples. */
    private static long[] frame(Box descriptions, Content content) throws IOException {
      List<Box> entries = descriptions.children(content, 8);
      if (entries.isEmpty()) {
        throw Uncleanable.damaged();
      }
      ByteBuffer entry = entries.getFirst().bytes(content, 28);
      if (entry.getShort(8) == 1 && entry.limit() >= 44 && entry.getInt(28) > 0) {
        return new long[] {Math.max(1, entry.getInt(36)), entry.getInt(28)};
      }
      long bytes = (entry.getShort(16) & 0xffffL) * (entry.getShort(18) & 0xffffL) / 8;
      return new long[] {entry.getShort(8) == 0 ? Math.max(1, bytes) : 1, 1};
    }

    long sum(long first, long samples) throws Uncleanable {
      if (samples > Bounds.CHUNKS * 1024L) {
        throw Uncleanable.tooLarge();
      }
      if (fixed > 0) {
        return samples * numerator / denominator;
      }
      long sum = 0;
      for (long i = first; i < Math.min(first + samples, count); i++) {
        sum += size((int) i);
      }
      return sum;
    }

    private long size(int sample) {
      return switch (bits) {
        case 4 -> table.get(12 + sample / 2) >> (sample % 2 == 0 ? 4 : 0) & 15;
        case 8 -> table.get(12 + sample) & 0xff;
        case 16 -> table.getShort(12 + 2 * sample) & 0xffff;
        default -> table.getInt(12 + 4 * sample) & 0xffffffffL;
      };
    }
  }
}
