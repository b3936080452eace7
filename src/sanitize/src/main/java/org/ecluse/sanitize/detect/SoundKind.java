package org.ecluse.sanitize.detect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;

/** What follows an ID3v2 tag, or bare frames of MPEG audio. */
final class SoundKind {

  private static final int SEARCHED = 1 << 16;

  private SoundKind() {}

  static MediaKind of(Content content) throws IOException {
    long at = 0;
    byte[] head = new byte[10];
    for (int tags = 0; tags < 64 && content.size() - at >= 10; tags++) {
      content.read(at, head, 0, 10);
      if (head[0] != 'I' || head[1] != 'D' || head[2] != '3') {
        break;
      }
      at +=
          10
              + ((head[6] & 0x7f) << 21
                  | (head[7] & 0x7f) << 14
                  | (head[8] & 0x7f) << 7
                  | (head[9] & 0x7f));
    }
    if (at >= content.size()) {
      return MediaKind.UNKNOWN;
    }
    byte[] after = new byte[(int) Math.min(SEARCHED, content.size() - at)];
    content.read(at, after, 0, after.length);
    if (new String(after, 0, Math.min(4, after.length), StandardCharsets.ISO_8859_1)
        .equals("fLaC")) {
      return MediaKind.FLAC;
    }
    // Behind a tag there may be padding; bare frames start at once.
    int most = at == 0 ? 1 : after.length;
    for (int i = 0; i + 4 <= after.length && i < most; i++) {
      if (isFrame(after, i)) {
        return MediaKind.MP3;
      }
    }
    return MediaKind.UNKNOWN;
  }

  /** Sync, a layer, a bit rate and a sample rate that exist (ISO/IEC 11172-3 §2.4.2.3). */
  private static boolean isFrame(byte[] bytes, int at) {
    return bytes[at] == (byte) 0xff
        && (bytes[at + 1] & 0xe0) == 0xe0
        && (bytes[at + 1] >> 3 & 3) != 1
        && (bytes[at + 1] >> 1 & 3) != 0
        && (bytes[at + 2] >> 4 & 15) != 15
        && (bytes[at + 2] >> 4 & 15) != 0
        && (bytes[at + 2] >> 2 & 3) != 3;
  }
}
