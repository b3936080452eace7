package org.ecluse.sanitize.detect;

import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.Set;
import org.ecluse.core.MediaKind;

/** What a file made of boxes is, as the brands in its first box say (ISO/IEC 14496-12 §4.3). */
final class BoxKind {

  private static final Set<String> STILL =
      Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "mif2", "msf1");
  private static final Set<String> SOUND = Set.of("M4A ", "M4B ", "M4P ");
  private static final Set<String> OLD = Set.of("moov", "mdat", "wide", "free", "skip", "pnot");
  private static final Set<String> RAW = Set.of("crx ");

  private BoxKind() {}

  static MediaKind of(byte[] head, String text) {
    String type = text.substring(4, 8);
    if (text.startsWith("\0\0\0\fjP  \r\n\u0087\n")) {
      return MediaKind.JPEG2000;
    }
    if (text.startsWith("\0\0\0\fJXL \r\n\u0087\n") || text.startsWith("\u00ff\n")) {
      return MediaKind.JPEGXL;
    }
    long size = ByteBuffer.wrap(head).getInt() & 0xffffffffL;
    if (!type.equals("ftyp")) {
      return OLD.contains(type) && (size == 0 || size == 1 || size >= 8)
          ? MediaKind.MOV
          : MediaKind.UNKNOWN;
    }
    Set<String> brands = new LinkedHashSet<>();
    for (int i = 8; i + 4 <= Math.min(Math.min(size, text.length()), 64); i += 4) {
      if (i != 12) {
        brands.add(text.substring(i, i + 4));
      }
    }
    String major = text.substring(8, 12);
    if (RAW.contains(major)) {
      return MediaKind.UNKNOWN;
    }
    if (brands.contains("avif") || brands.contains("avis")) {
      return MediaKind.AVIF;
    }
    if (brands.stream().anyMatch(STILL::contains)) {
      return MediaKind.HEIC;
    }
    if (major.equals("qt  ")) {
      return MediaKind.MOV;
    }
    return SOUND.contains(major) ? MediaKind.M4A : MediaKind.MP4;
  }
}
