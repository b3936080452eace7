package org.ecluse.sanitize.detect;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;

/** Pictures, sound and film, by the signatures of their formats. */
final class MediaSigns implements Signs {

  private static final int GIF_HEAD = 13;
  private static final int EBML = 0x1a45dfa3;

  @Override
  public MediaKind kind(byte[] head, Content content) throws IOException {
    String text = new String(head, 0, Math.min(head.length, 64), StandardCharsets.ISO_8859_1);
    if (head.length < GIF_HEAD) {
      return MediaKind.UNKNOWN;
    }
    if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) {
      return MediaKind.GIF;
    }
    if (text.startsWith("II*\0") || text.startsWith("MM\0*")) {
      return TiffKind.of(content);
    }
    if (text.startsWith("II+\0") || text.startsWith("MM\0+")) {
      return MediaKind.TIFF;
    }
    if (text.startsWith("fLaC")) {
      return MediaKind.FLAC;
    }
    if (text.startsWith("OggS\0")) {
      return text.startsWith("OpusHead", 28) ? MediaKind.OPUS : MediaKind.OGG;
    }
    if (text.startsWith("RIFF") || text.startsWith("RF64")) {
      return riff(text.substring(8, 12));
    }
    if (text.startsWith("FORM")) {
      return text.startsWith("AIFF", 8) || text.startsWith("AIFC", 8)
          ? MediaKind.AIFF
          : MediaKind.UNKNOWN;
    }
    if (ByteBuffer.wrap(head).getInt() == EBML) {
      return matroska(new String(head, StandardCharsets.ISO_8859_1));
    }
    if (text.startsWith("ID3") || (head[0] == (byte) 0xff && (head[1] & 0xe0) == 0xe0)) {
      return SoundKind.of(content);
    }
    MediaKind boxes = BoxKind.of(head, text);
    return boxes == MediaKind.UNKNOWN ? small(head, text, content) : boxes;
  }

  private static MediaKind riff(String form) {
    return switch (form) {
      case "WEBP" -> MediaKind.WEBP;
      case "WAVE" -> MediaKind.WAV;
      case "AVI " -> MediaKind.AVI;
      default -> MediaKind.UNKNOWN;
    };
  }

  private static MediaKind matroska(String head) {
    int type = head.indexOf("B\u0082");
    if (type < 0 || type > 64) {
      return MediaKind.UNKNOWN;
    }
    String near = head.substring(type, Math.min(head.length(), type + 20));
    boolean web = near.contains("webm");
    return web ? MediaKind.WEBM : near.contains("matroska") ? MediaKind.MKV : MediaKind.UNKNOWN;
  }

  private static MediaKind small(byte[] head, String text, Content content) {
    if (text.startsWith("0&\u00b2u\u008ef\u00cf\21\u00a6\u00d9\0\u00aa")) {
      return MediaKind.WMV;
    }
    if (text.startsWith("AT&TFORM") && text.startsWith("DJV", 12)) {
      return MediaKind.DJVU;
    }
    if (text.startsWith("FLV\1")) {
      return MediaKind.FLV;
    }
    if (text.startsWith("8BPS\0\1") || text.startsWith("8BPS\0\2")) {
      return MediaKind.PSD;
    }
    if (text.startsWith("\0\0\1\0") && isIcon(head, content.size())) {
      return MediaKind.ICO;
    }
    boolean portable = text.startsWith("P") && text.charAt(1) >= '1' && text.charAt(1) <= '6';
    if (portable && text.substring(2, 4).matches("\\s[0-9#]")) {
      return MediaKind.PNM;
    }
    if (text.startsWith("BM") && head.length >= 26) {
      ByteBuffer bitmap = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
      long data = bitmap.getInt(10) & 0xffffffffL;
      int form = bitmap.getInt(14);
      return (form == 12 || (form >= 40 && form <= 124))
              && data >= 14 + form
              && data <= content.size()
          ? MediaKind.BMP
          : MediaKind.UNKNOWN;
    }
    return MediaKind.UNKNOWN;
  }

  /** A list of pictures, the first of which lies in the file, behind the list. */
  private static boolean isIcon(byte[] head, long size) {
    if (head.length < 22) {
      return false;
    }
    ByteBuffer icon = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
    int count = icon.getShort(4) & 0xffff;
    long length = icon.getInt(14) & 0xffffffffL;
    long from = icon.getInt(18) & 0xffffffffL;
    return count > 0 && count <= 1024 && from >= 6 + 16L * count && from + length <= size;
  }
}
