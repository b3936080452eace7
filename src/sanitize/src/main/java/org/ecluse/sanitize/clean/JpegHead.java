package org.ecluse.sanitize.clean;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;
import org.ecluse.sanitize.io.Sink;

/**
 * The application segments of a JPEG that have a say in how it looks: JFIF density, the Adobe
 * colour transform, the EXIF orientation and the colour profile. Each is written anew from its
 * numbers; nothing is copied.
 */
final class JpegHead {

  private static final int APP0 = 0xe0;
  private static final int APP1 = 0xe1;
  private static final int APP2 = 0xe2;
  private static final int APP14 = 0xee;
  private static final byte[] JFIF = ascii("JFIF\0");
  private static final byte[] EXIF = ascii("Exif\0\0");
  private static final byte[] ICC = ascii("ICC_PROFILE\0");
  private static final byte[] ADOBE = ascii("Adobe");
  private static final int ICC_PIECE = 0xffff - 2 - 14;

  private byte[] jfif = {};
  private byte[] adobe = {};
  private int orientation = 1;
  private final TreeMap<Integer, byte[]> profile = new TreeMap<>();

  void take(int marker, byte[] payload) {
    if (marker == APP0 && jfif.length == 0 && starts(payload, JFIF) && payload.length >= 12) {
      jfif = payload;
    } else if (marker == APP14 && starts(payload, ADOBE) && payload.length >= 12) {
      adobe = payload;
    } else if (marker == APP1 && starts(payload, EXIF) && orientation == 1) {
      orientation = Turn.of(payload, EXIF.length);
    } else if (marker == APP2 && starts(payload, ICC) && payload.length > 14) {
      profile.putIfAbsent(payload[12] & 0xff, Arrays.copyOfRange(payload, 14, payload.length));
    }
  }

  void write(Sink sink, JpegCleaner.Setting setting) throws IOException {
    if (jfif.length > 0) {
      byte[] bare = Arrays.copyOf(jfif, 14);
      bare[12] = 0;
      bare[13] = 0;
      JpegCleaner.segment(sink, APP0, bare);
    }
    if (setting == JpegCleaner.Setting.FILE) {
      if (orientation >= 2 && orientation <= 8) {
        JpegCleaner.segment(sink, APP1, exif(orientation));
      }
      writeProfile(sink);
    }
    if (adobe.length > 0) {
      // Version, two flags, transform: constants of the encoder (Adobe Technical Note 5116).
      JpegCleaner.segment(sink, APP14, Arrays.copyOf(adobe, 12));
    }
  }

  private void writeProfile(Sink sink) throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (byte[] piece : profile.values()) {
      whole.write(piece);
    }
    Optional<byte[]> neutral = NeutralProfile.of(whole.toByteArray());
    if (neutral.isEmpty()) {
      return;
    }
    byte[] bytes = neutral.get();
    int pieces = (bytes.length + ICC_PIECE - 1) / ICC_PIECE;
    for (int i = 0; i < pieces; i++) {
      int from = i * ICC_PIECE;
      int length = Math.min(ICC_PIECE, bytes.length - from);
      ByteBuffer segment = ByteBuffer.allocate(14 + length);
      segment.put(ICC).put((byte) (i + 1)).put((byte) pieces).put(bytes, from, length);
      JpegCleaner.segment(sink, APP2, segment.array());
    }
  }

  /** An EXIF block of one directory with one entry. */
  private static byte[] exif(int orientation) {
    byte[] turn = Turn.block(orientation);
    return ByteBuffer.allocate(EXIF.length + turn.length).put(EXIF).put(turn).array();
  }

  private static boolean starts(byte[] bytes, byte[] with) {
    return bytes.length >= with.length
        && Arrays.equals(bytes, 0, with.length, with, 0, with.length);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
