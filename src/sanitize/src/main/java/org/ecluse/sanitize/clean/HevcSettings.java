package org.ecluse.sanitize.clean;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * The settings of an HEVC decoder (ISO/IEC 14496-15 §8.3.3.1) without supplemental messages: there
 * encoders leave their name and options.
 */
final class HevcSettings {

  private static final int ARRAYS = 22;
  private static final int PREFIX_MESSAGE = 39;
  private static final int SUFFIX_MESSAGE = 40;

  private HevcSettings() {}

  static byte[] bare(byte[] settings) {
    if (settings.length <= ARRAYS) {
      return settings;
    }
    ByteBuffer in = ByteBuffer.wrap(settings);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int kept = 0;
    int at = ARRAYS + 1;
    for (int i = 0; i < (settings[ARRAYS] & 0xff) && at + 3 <= settings.length; i++) {
      int type = settings[at] & 0x3f;
      int units = in.getShort(at + 1) & 0xffff;
      int end = at + 3;
      for (int unit = 0; unit < units && end + 2 <= settings.length; unit++) {
        end += 2 + (in.getShort(end) & 0xffff);
      }
      end = Math.min(end, settings.length);
      if (type != PREFIX_MESSAGE && type != SUFFIX_MESSAGE) {
        out.write(settings, at, end - at);
        kept++;
      }
      at = end;
    }
    byte[] bare = new byte[ARRAYS + 1 + out.size()];
    System.arraycopy(settings, 0, bare, 0, ARRAYS);
    bare[ARRAYS] = (byte) kept;
    System.arraycopy(out.toByteArray(), 0, bare, ARRAYS + 1, out.size());
    return bare;
  }
}
