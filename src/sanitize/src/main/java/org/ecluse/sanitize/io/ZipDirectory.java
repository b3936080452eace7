package org.ecluse.sanitize.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.deflate64.Deflate64CompressorInputStream;
import org.ecluse.core.Content;
import org.ecluse.core.Reason;

/**
 * The entries of a zip as its central directory names them (APPNOTE.TXT 6.3.10 §4.3.12). Bounded,
 * without Zip64: an office document of 4 GiB is not one. Two entries of one name are refused, since
 * readers disagree which of them counts.
 */
public final class ZipDirectory {

  private static final int END = 22;
  private static final int CENTRAL = 46;
  private static final int LOCAL = 30;

  /** One entry. Dates and extra fields are kept only as facts to be counted. */
  public record Entry(
      String name,
      int method,
      boolean encrypted,
      boolean dated,
      boolean extra,
      boolean link,
      long packed,
      long size,
      long offset) {}

  private final Content content;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private boolean comment;

  public ZipDirectory(Content content) throws IOException {
    this.content = content;
    ByteBuffer end = end();
    int count = end.getShort(10) & 0xffff;
    long size = end.getInt(12) & 0xffffffffL;
    long offset = end.getInt(16) & 0xffffffffL;
    comment = (end.getShort(20) & 0xffff) != 0;
    if (end.getShort(4) != 0) {
      // The last volume of several: what its directory names lies in the others.
      throw Uncleanable.damaged();
    }
    if (count > Bounds.ZIP_ENTRIES || size > Bounds.ZIP_DIRECTORY) {
      throw Uncleanable.tooLarge();
    }
    ByteBuffer directory = buffer(offset, (int) size);
    for (int i = 0; i < count; i++) {
      Entry entry = entry(directory);
      if (entries.put(entry.name(), entry) != null) {
        throw new Uncleanable(Reason.AMBIGUOUS);
      }
    }
    refuseOverlaps(offset);
  }

  /** Entries that share their bytes are how a few kilobytes unfold to a disk full of zeros. */
  private void refuseOverlaps(long directory) throws IOException {
    long end = 0;
    List<Entry> sorted = new ArrayList<>(entries.values());
    sorted.sort(Comparator.comparingLong(Entry::offset));
    for (Entry entry : sorted) {
      if (entry.offset() < end || entry.packed() > content.size() - entry.offset()) {
        throw Uncleanable.damaged();
      }
      end = entry.offset() + LOCAL + entry.packed();
    }
    if (end > directory && !entries.isEmpty()) {
      throw Uncleanable.damaged();
    }
  }

  /** A link of a Unix system, whose content is where it leads to. */
  private static boolean isLink(int madeBy, int attributes) {
    return (madeBy >> 8 & 0xff) == 3 && (attributes >>> 28) == 0xa;
  }

  public Iterable<Entry> entries() {
    return entries.values();
  }

  public Optional<Entry> entry(String name) {
    return Optional.ofNullable(entries.get(name));
  }

  public boolean hasComment() {
    return comment;
  }

  /** The unfolded bytes of an entry, bounded. */
  public InputStream open(Entry entry) throws IOException {
    if (entry.encrypted()) {
      throw new Uncleanable(Reason.ENCRYPTED);
    }
    ByteBuffer local = buffer(entry.offset(), LOCAL);
    if (local.getInt(0) != 0x04034b50) {
      throw Uncleanable.damaged();
    }
    long start =
        entry.offset() + LOCAL + (local.getShort(26) & 0xffff) + (local.getShort(28) & 0xffff);
    if (start > content.size() || entry.packed() > content.size() - start) {
      throw Uncleanable.damaged();
    }
    InputStream packed = new Slice(content, start, entry.packed()).stream();
    return switch (entry.method()) {
      case 0 -> new Unfolding(packed, Bounds.UNFOLDED_ENTRY);
      case 8 ->
          new Unfolding(
              new InflaterInputStream(packed, new Inflater(true), 1 << 13),
              Unfolding.limitFor(entry.packed()));
      case 9 ->
          new Unfolding(
              new Deflate64CompressorInputStream(packed), Unfolding.limitFor(entry.packed()));
      case 12 ->
          new Unfolding(new BZip2CompressorInputStream(packed), Unfolding.limitFor(entry.packed()));
      case 1, 6 -> old(entry);
      default -> throw new Uncleanable(Reason.UNKNOWN_KIND);
    };
  }

  /** Shrunk or imploded, as before 1993 (§5.1, §5.3); the reader wants the local header as well. */
  private InputStream old(Entry entry) throws IOException {
    Content rest = new Slice(content, entry.offset(), content.size() - entry.offset());
    ZipArchiveInputStream member = new ZipArchiveInputStream(rest.stream());
    ZipArchiveEntry local = member.getNextEntry();
    if (local == null || local.getMethod() != entry.method() || !member.canReadEntryData(local)) {
      throw Uncleanable.damaged();
    }
    return new Unfolding(member, Unfolding.limitFor(entry.packed()));
  }

  private ByteBuffer end() throws IOException {
    int tail = (int) Math.min(content.size(), END + 0xffff);
    ByteBuffer bytes = buffer(content.size() - tail, tail);
    for (int i = tail - END; i >= 0; i--) {
      if (bytes.getInt(i) == 0x06054b50 && (bytes.getShort(i + 20) & 0xffff) <= tail - END - i) {
        return bytes.slice(i, END).order(ByteOrder.LITTLE_ENDIAN);
      }
    }
    throw Uncleanable.damaged();
  }

  private Entry entry(ByteBuffer directory) throws IOException {
    int at = directory.position();
    if (directory.remaining() < CENTRAL || directory.getInt(at) != 0x02014b50) {
      throw Uncleanable.damaged();
    }
    int flags = directory.getShort(at + 8) & 0xffff;
    int nameLength = directory.getShort(at + 28) & 0xffff;
    int extraLength = directory.getShort(at + 30) & 0xffff;
    int commentLength = directory.getShort(at + 32) & 0xffff;
    if (directory.remaining() < CENTRAL + nameLength + extraLength + commentLength) {
      throw Uncleanable.damaged();
    }
    comment |= commentLength > 0;
    byte[] name = new byte[nameLength];
    directory.get(at + CENTRAL, name);
    directory.position(at + CENTRAL + nameLength + extraLength + commentLength);
    int date = directory.getShort(at + 14) & 0xffff;
    int time = directory.getShort(at + 12) & 0xffff;
    return new Entry(
        new String(
                name, (flags & 0x800) != 0 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1)
            .replace('\\', '/'),
        directory.getShort(at + 10) & 0xffff,
        (flags & 1) != 0,
        !(time == 0 && (date == 0x21 || date == 0)),
        extraLength > 0,
        isLink(directory.getShort(at + 4), directory.getInt(at + 38)),
        directory.getInt(at + 20) & 0xffffffffL,
        directory.getInt(at + 24) & 0xffffffffL,
        directory.getInt(at + 42) & 0xffffffffL);
  }

  private ByteBuffer buffer(long offset, int length) throws IOException {
    if (offset < 0 || length < 0 || length > content.size() - offset) {
      throw Uncleanable.damaged();
    }
    byte[] bytes = new byte[length];
    try {
      content.read(offset, bytes, 0, length);
    } catch (EOFException e) {
      throw Uncleanable.damaged();
    }
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
