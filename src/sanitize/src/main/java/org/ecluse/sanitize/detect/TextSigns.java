package org.ecluse.sanitize.detect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;

/**
 * Text is what nothing else claims and what has no bytes that text never has. Formats that are
 * written as text and say who wrote them are no text.
 */
final class TextSigns implements Signs {

  @Override
  public MediaKind kind(byte[] head, Content content) throws IOException {
    if (head.length == 0) {
      return MediaKind.UNKNOWN;
    }
    if (marked(head)) {
      return MediaKind.TEXT;
    }
    int strange = 0;
    for (byte b : head) {
      int c = b & 0xff;
      if (c == 0) {
        return MediaKind.UNKNOWN;
      }
      strange += c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b ? 1 : 0;
    }
    return strange * 100 > head.length || isOther(head) ? MediaKind.UNKNOWN : MediaKind.TEXT;
  }

  /** Unicode in two bytes, with its mark. */
  private static boolean marked(byte[] head) {
    return head.length >= 4
        && ((head[0] == (byte) 0xff && head[1] == (byte) 0xfe)
            || (head[0] == (byte) 0xfe && head[1] == (byte) 0xff))
        && (head[2] != 0 || head[3] != 0);
  }

  private static boolean isOther(byte[] head) {
    String start = new String(head, 0, Math.min(1024, head.length), StandardCharsets.ISO_8859_1);
    String first = start.replace("\u00ef\u00bb\u00bf", "").stripLeading();
    String lower = first.toLowerCase(Locale.ROOT);
    return first.startsWith("{\\")
        || first.startsWith("%!PS")
        || lower.startsWith("<?xml")
        || lower.startsWith("<!doctype")
        || lower.startsWith("<svg")
        || first.startsWith("-----BEGIN")
        || first.startsWith("bplist")
        || first.startsWith("GIF8")
        || first.startsWith("BM")
        || first.startsWith("ID3")
        || first.startsWith("AT&TFORM")
        || start.contains("%PDF-")
        || first.startsWith("<x:xmpmeta")
        || first.startsWith("<?xpacket");
  }
}
