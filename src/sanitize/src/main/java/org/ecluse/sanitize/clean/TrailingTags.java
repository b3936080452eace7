package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.ecluse.core.Content;

/** The tags that music programs put in front of sound and behind it. */
final class TrailingTags {

  private static final int MOST = 64;
  private static final int ID3V1 = 128;
  private static final int ID3V2_HEAD = 10;
  private static final int APE_FOOTER = 32;
  private static final int LYRICS_END = 15;

  private TrailingTags() {}

  /** Behind all ID3v2 tags at the start (id3.org, ID3v2.4 §3.1). */
  static long start(Content content) throws IOException {
    long at = 0;
    for (int i = 0; i < MOST && text(content, at, 3).equals("ID3"); i++) {
      byte[] head = bytes(content, at, ID3V2_HEAD);
      if (head.length < ID3V2_HEAD) {
        return content.size();
      }
      int footer = (head[5] & 0x10) == 0 ? 0 : ID3V2_HEAD;
      at = Math.min(content.size(), at + ID3V2_HEAD + synchsafe(head) + footer);
    }
    return at;
  }

  /**
   * Before ID3v1, APEv2, Lyrics3 and appended ID3v2 tags at the end, in whatever order. What claims
   * to be longer than the file is no tag.
   */
  static long end(Content content, long start) throws IOException {
    long end = content.size();
    for (int i = 0; i < MOST; i++) {
      long before = end - tag(content, end);
      if (before == end || before < start) {
        return end;
      }
      end = before;
    }
    return end;
  }

  private static long tag(Content content, long end) throws IOException {
    if (text(content, end - ID3V1, 3).equals("TAG")) {
      boolean extended = text(content, end - ID3V1 - 227, 4).equals("TAG+");
      return (long) ID3V1 + (extended ? 227 : 0);
    }
    if (text(content, end - APE_FOOTER, 8).equals("APETAGEX")) {
      ByteBuffer footer =
          ByteBuffer.wrap(bytes(content, end - APE_FOOTER, APE_FOOTER))
              .order(ByteOrder.LITTLE_ENDIAN);
      boolean header = footer.getInt(20) < 0;
      return (footer.getInt(12) & 0xffffffffL) + (header ? APE_FOOTER : 0);
    }
    String lyrics = text(content, end - LYRICS_END, LYRICS_END);
    if (lyrics.endsWith("LYRICS200") && lyrics.substring(0, 6).matches("[0-9]{6}")) {
      return Long.parseLong(lyrics.substring(0, 6)) + LYRICS_END;
    }
    if (text(content, end - ID3V2_HEAD, 3).equals("3DI")) {
      return synchsafe(bytes(content, end - ID3V2_HEAD, ID3V2_HEAD)) + 2L * ID3V2_HEAD;
    }
    return 0;
  }

  private static int synchsafe(byte[] head) {
    return (head[6] & 0x7f) << 21
        | (head[7] & 0x7f) << 14
        | (head[8] & 0x7f) << 7
        | (head[9] & 0x7f);
  }

  private static String text(Content content, long at, int length) throws IOException {
    return new String(bytes(content, at, length), StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(Content content, long at, int length) throws IOException {
    if (at < 0 || length > content.size() - at) {
      return new byte[0];
    }
    byte[] bytes = new byte[length];
    content.read(at, bytes, 0, length);
    return bytes;
  }
}
