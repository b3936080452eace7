package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.ecluse.core.Content;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Archives;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Uncleanable;

/** Walks over the blocks of a TAR (POSIX.1-2024, pax, "ustar Interchange Format"). */
final class TarWalk {

  private static final int BLOCK = 512;

  private final InputStream in;
  private final Findings findings;
  private String longName = "";
  private long longSize = -1;

  TarWalk(InputStream in, Findings findings) {
    this.in = in;
    this.findings = findings;
  }

  void each(Archives.Visitor visitor) throws IOException {
    int count = 0;
    byte[] header = new byte[BLOCK];
    while (in.readNBytes(header, 0, BLOCK) == BLOCK && !isZero(header)) {
      Archives.count(++count);
      member(header, visitor);
    }
    byte[] rest = new byte[BLOCK];
    for (int n = in.read(rest); n >= 0; n = in.read(rest)) {
      if (!isZero(java.util.Arrays.copyOf(rest, n))) {
        findings.count(TraceGroup.HIDDEN, "data behind the end");
        return;
      }
    }
  }

  private void member(byte[] header, Archives.Visitor visitor) throws IOException {
    char type = (char) (header[156] & 0xff);
    long size = longSize >= 0 ? longSize : number(header, 124, 12);
    if (size < 0) {
      throw Uncleanable.damaged();
    }
    if ("xgLK".indexOf(type) >= 0) {
      extended(type, text(data(size)));
      return;
    }
    String prefix = text(header, 345, 155);
    boolean posix = text(header, 257, 6).startsWith("ustar");
    String name =
        !longName.isEmpty()
            ? longName
            : (posix && !prefix.isEmpty() ? prefix + "/" : "") + text(header, 0, 100);
    owner(header);
    longName = "";
    longSize = -1;
    Archives.Sort sort = sort(type, name);
    Content content = sort == Archives.Sort.FILE ? Content.of(data(size)) : Content.empty();
    if (sort != Archives.Sort.FILE && size > 0) {
      data(size);
    }
    visitor.member(name, sort, content);
  }

  private static Archives.Sort sort(char type, String name) {
    return switch (type) {
      case '0', '\0', '7' -> name.endsWith("/") ? Archives.Sort.FOLDER : Archives.Sort.FILE;
      case '5' -> Archives.Sort.FOLDER;
      case '1', '2' -> Archives.Sort.LINK;
      default -> Archives.Sort.DEVICE;
    };
  }

  private void owner(byte[] header) throws IOException {
    if (number(header, 136, 12) != 0) {
      findings.count(TraceGroup.TIME, "tar time");
    }
    if (number(header, 108, 8) != 0 || number(header, 116, 8) != 0) {
      findings.count(TraceGroup.PERSON, "tar owner number");
    }
    for (int at : new int[] {265, 297}) {
      String owner = text(header, at, 32);
      if (!owner.isEmpty()) {
        findings.count(TraceGroup.PERSON, "tar owner name");
        findings.value(TraceGroup.PERSON, owner);
      }
    }
  }

  /** Records that stand before a member: only its name and size are of use (pax, GNU). */
  private void extended(char type, String text) {
    if (type == 'L') {
      longName = text.replace("\0", "");
      return;
    }
    if (type == 'K') {
      return;
    }
    for (String line : text.split("\n", -1)) {
      int space = line.indexOf(' ');
      int equals = line.indexOf('=');
      if (space < 0 || equals < space) {
        continue;
      }
      String key = line.substring(space + 1, equals);
      String value = line.substring(equals + 1);
      switch (key) {
        case "path" -> longName = value;
        case "size" -> longSize = value.matches("[0-9]{1,15}") ? Long.parseLong(value) : -1;
        default ->
            findings.count(key.endsWith("time") ? TraceGroup.TIME : TraceGroup.OTHER, "pax record");
      }
    }
  }

  private byte[] data(long size) throws IOException {
    if (size > Bounds.PART_IN_MEMORY) {
      throw Uncleanable.tooLarge();
    }
    byte[] bytes = in.readNBytes((int) size);
    int padding = (int) ((BLOCK - size % BLOCK) % BLOCK);
    byte[] rest = in.readNBytes(padding);
    if (bytes.length < size || rest.length < padding) {
      throw Uncleanable.damaged();
    }
    if (!isZero(rest)) {
      findings.count(TraceGroup.HIDDEN, "data between members");
    }
    return bytes;
  }

  private static boolean isZero(byte[] bytes) {
    for (byte b : bytes) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  private static long number(byte[] header, int start, int length) throws IOException {
    if ((header[start] & 0x80) != 0) {
      long value = header[start] & 0x3f;
      for (int i = start + 1; i < start + length; i++) {
        value = value << 8 | (header[i] & 0xff);
      }
      return value;
    }
    String digits = text(header, start, length).strip();
    try {
      return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    } catch (NumberFormatException e) {
      throw Uncleanable.damaged();
    }
  }

  private static String text(byte[] header, int start, int length) {
    int end = start;
    while (end < start + length && header[end] != 0) {
      end++;
    }
    return new String(header, start, end - start, StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
