package org.ecluse.sanitize.clean;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A decoder's settings in Matroska (RFC 9559 §5.1.4.1.22), at the same length. */
final class CodecPrivate {

  private static final int PACKETS = 2;

  private CodecPrivate() {}

  static byte[] bare(String codec, byte[] settings) {
    if (codec.startsWith("A_VORBIS") || codec.startsWith("V_THEORA")) {
      return laced(settings);
    }
    if (codec.startsWith("V_MPEGH/ISO/HEVC")) {
      // The arrays in front of the messages keep their places; zeros behind them are no array.
      return Arrays.copyOf(HevcSettings.bare(settings), settings.length);
    }
    if (codec.startsWith("A_FLAC")) {
      return flac(settings);
    }
    return settings;
  }

  /** Three packets in one; the second one, the comments, keeps its sign and loses its texts. */
  private static byte[] laced(byte[] settings) {
    byte[] bare = settings.clone();
    if (bare.length < 3 || bare[0] != PACKETS) {
      return bare;
    }
    int at = 1;
    int[] sizes = new int[PACKETS];
    for (int i = 0; i < PACKETS; i++) {
      while (at < bare.length) {
        int value = bare[at++] & 0xff;
        sizes[i] += value;
        if (value < 255) {
          break;
        }
      }
    }
    int comments = at + sizes[0];
    int end = Math.min(bare.length, comments + sizes[1]);
    int texts = comments + 7;
    if (texts + 9 <= end) {
      // A vendor as long as everything was, of zeros, and no comment.
      boolean framed = bare[comments] == 3;
      Arrays.fill(bare, texts, end, (byte) 0);
      int vendor = end - texts - 8 - (framed ? 1 : 0);
      ByteBuffer.wrap(bare).order(ByteOrder.LITTLE_ENDIAN).putInt(texts, vendor);
      if (framed) {
        bare[end - 1] = 1;
      }
    }
    return bare;
  }

  /** All blocks but the stream's description and the seek table become padding. */
  private static byte[] flac(byte[] settings) {
    byte[] bare = settings.clone();
    for (int at = 4; at + 4 <= bare.length; ) {
      int type = bare[at] & 0x7f;
      int size = (bare[at + 1] & 0xff) << 16 | (bare[at + 2] & 0xff) << 8 | (bare[at + 3] & 0xff);
      int end = Math.min(bare.length, at + 4 + size);
      if (type != FlacCleaner.STREAM_INFO && type != FlacCleaner.SEEK_TABLE) {
        bare[at] = (byte) ((bare[at] & 0x80) | 1);
        Arrays.fill(bare, at + 4, end, (byte) 0);
      }
      at = end;
    }
    return bare;
  }
}
