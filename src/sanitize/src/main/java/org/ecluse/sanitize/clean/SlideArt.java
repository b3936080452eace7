package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.ecluse.core.Reason;
import org.ecluse.sanitize.io.Uncleanable;

/** The records of an old presentation ([MS-PPT] §2.3): what goes, and what is blanked. */
class SlideArt extends BinaryArt {

  private static final int BLOB = 0x138b;
  private static final int TEXT = 0xfba;

  /**
   * Comments and their authors, tags of programs, routing, macros, embedded fonts, the same slides
   * in the form of later versions.
   */
  private static final Set<Integer> DROPPED =
      Set.of(
          0x2ee0, 0x2ee1, 0x2ee4, 0x2ee5, 0x1389, 0x406, 0x3ff, 0xfb8, 0x40e, 0x40f, 0x41c, 0x41d,
          0x41e, 0x41f, 0x420, 0x422, 0x423, 0x424, 0x425, 0x426, 0x427, 0x428, 0x2b0b, 0x2b0d,
          0x2eea, 0x2eeb, 0x7d4, 0x7d5, 0x1f40, 0xbc1);

  SlideArt(EmbeddedPictures pictures, Notes notes, Store store) {
    super(pictures, notes, store);
  }

  @Override
  boolean drops(int type, int flags) {
    return DROPPED.contains(type);
  }

  @Override
  byte[] change(int type, int flags, byte[] body) throws IOException {
    if (type == BLOB) {
      return blob(body);
    }
    if (type == TEXT) {
      String words = new String(body, StandardCharsets.UTF_16LE);
      if (RtfRules.isLocal(words)) {
        Arrays.fill(body, (byte) 0);
        for (int i = 0; i + 1 < body.length; i += 2) {
          body[i] = ' ';
        }
      }
    }
    return body;
  }

  /** What later versions added, records again; what programs added of their own goes. */
  private byte[] blob(byte[] body) throws IOException {
    try {
      return rewrite(body, 0, body.length);
    } catch (Uncleanable e) {
      if (e.reason() == Reason.TOO_LARGE) {
        throw e;
      }
      return new byte[0];
    }
  }
}
