package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.ecluse.core.Content;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.ZipDirectory;

/**
 * Looks at a zip from its first byte on, by local headers, where {@link ZipDirectory} looks from
 * its end: what stands between entries or in one view only is found.
 */
final class ZipForm {

  private ZipForm() {}

  static void count(Content content, ZipDirectory zip, Findings findings) throws IOException {
    if (zip.hasComment()) {
      findings.count(TraceGroup.OTHER, "zip comment");
    }
    Set<Long> offsets = new HashSet<>();
    int entries = 0;
    for (ZipDirectory.Entry entry : zip.entries()) {
      entries++;
      offsets.add(entry.offset());
      if (entry.dated()) {
        findings.count(TraceGroup.TIME, "zip date");
      }
      if (entry.extra()) {
        findings.count(TraceGroup.OTHER, "zip extra field");
      }
    }
    if (!isPlain(content, offsets, entries)) {
      findings.count(TraceGroup.HIDDEN, "zip of a loose form");
    }
  }

  /** Whether local entries follow each other without a gap up to the directory, and no more. */
  private static boolean isPlain(Content content, Set<Long> offsets, int entries)
      throws IOException {
    long at = 0;
    int seen = 0;
    byte[] head = new byte[30];
    while (content.size() - at >= head.length) {
      content.read(at, head, 0, head.length);
      ByteBuffer local = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
      if (local.getInt(0) != 0x04034b50) {
        break;
      }
      boolean plain =
          offsets.contains(at)
              && (local.getShort(6) & ~0x0800) == 0
              && local.getShort(10) == 0
              && local.getShort(12) == 0x21
              && local.getShort(28) == 0;
      if (!plain) {
        return false;
      }
      seen++;
      at += head.length + (local.getShort(26) & 0xffff) + (local.getInt(18) & 0xffffffffL);
    }
    return seen == entries && isDirectory(content, at, entries);
  }

  /** Whether the directory starts here and the end record is the last thing in the file. */
  private static boolean isDirectory(Content content, long start, int entries) throws IOException {
    long length = content.size() - start;
    if (length < 22 || length > (16 << 20)) {
      return false;
    }
    byte[] bytes = new byte[(int) length];
    content.read(start, bytes, 0, bytes.length);
    ByteBuffer directory = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int at = 0;
    for (int i = 0; i < entries; i++) {
      if (bytes.length - at < 46 || directory.getInt(at) != 0x02014b50) {
        return false;
      }
      at += 46 + (directory.getShort(at + 28) & 0xffff);
    }
    String end = new String(bytes, at, Math.min(4, bytes.length - at), StandardCharsets.ISO_8859_1);
    return end.equals("PK\5\6") && bytes.length - at == 22;
  }
}
