package org.ecluse.sanitize.clean;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** What a logical stream of Ogg holds, as its first packet says, and which packets are headers. */
enum OggCodec {
  VORBIS("\u0001vorbis", 3, "\u0003vorbis", 30),
  OPUS("OpusHead", 2, "OpusTags", 0),
  THEORA("\u0080theora", 3, "\u0081theora", 42),
  SPEEX("Speex   ", 2, "", 80),
  FLAC("\u007fFLAC", 2, "", 51);

  private final String sign;
  private final int headers;
  private final String commentSign;
  private final int firstSize;

  OggCodec(String sign, int headers, String commentSign, int firstSize) {
    this.sign = sign;
    this.headers = headers;
    this.commentSign = commentSign;
    this.firstSize = firstSize;
  }

  static Optional<OggCodec> of(byte[] first) {
    return Arrays.stream(values()).filter(c -> starts(first, c.sign)).findFirst();
  }

  /** How many packets come before sound; FLAC says it in its first one (RFC 9639 §10.1). */
  int headers(byte[] first) {
    if (this == FLAC && first.length >= 9) {
      int blocks = (first[7] & 0xff) << 8 | (first[8] & 0xff);
      return blocks == 0 ? 2 : blocks + 1;
    }
    return headers;
  }

  /** The first packet without what could follow its fixed fields. */
  byte[] first(byte[] packet) {
    byte[] first = packet;
    if (this == OPUS && packet.length >= 19) {
      boolean mapped = packet[18] != 0 && packet.length >= 21 + (packet[9] & 0xff);
      first = Arrays.copyOf(packet, mapped ? 21 + (packet[9] & 0xff) : 19);
    } else if (firstSize > 0 && packet.length > firstSize) {
      first = Arrays.copyOf(packet, firstSize);
    } else if (this == FLAC) {
      first = packet.clone();
    }
    if (this == FLAC && first.length >= 9) {
      first[7] = 0;
      first[8] = 1;
    } else if (this == SPEEX && first.length >= 28) {
      first = first.clone();
      // The version of the library (Speex manual, header packet); a program may print it.
      Arrays.fill(first, 8, 28, (byte) 0);
    }
    return first;
  }

  /** Comments of nobody: no vendor, no entry (Vorbis I §5.2.1). */
  byte[] comment() {
    byte[] sign = commentSign.getBytes(StandardCharsets.ISO_8859_1);
    return switch (this) {
      case VORBIS -> {
        byte[] comment = Arrays.copyOf(sign, sign.length + 9);
        comment[comment.length - 1] = 1;
        yield comment;
      }
      case FLAC -> new byte[] {(byte) 0x84, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0};
      default -> Arrays.copyOf(sign, sign.length + 8);
    };
  }

  /** Whether a later header packet is needed to decode: the setup of Vorbis and Theora. */
  boolean isSetup(int number) {
    return number == 2 && (this == VORBIS || this == THEORA);
  }

  private static boolean starts(byte[] packet, String sign) {
    return new String(
            packet, 0, Math.min(packet.length, sign.length()), StandardCharsets.ISO_8859_1)
        .equals(sign);
  }
}
