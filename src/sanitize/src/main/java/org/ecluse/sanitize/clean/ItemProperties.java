package org.ecluse.sanitize.clean;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** Properties of pictures in boxes (ISO/IEC 23008-12 §6.5): numbers stay, names and times go. */
final class ItemProperties {

  private static final Set<String> NUMBERS =
      Set.of(
          "ispe", "pixi", "av1C", "avcC", "irot", "imir", "clap", "pasp", "a1op", "a1lx", "lsel",
          "clli", "mdcv", "cclv", "amve", "rloc", "vvcC", "jpgC");

  static final String ALPHA_HEVC = "urn:mpeg:hevc:2015:auxid:1";
  static final String ALPHA = "urn:mpeg:mpegB:cicp:systems:auxiliary:alpha";

  private ItemProperties() {}

  /** The property as it stays, or nothing. */
  static Optional<byte[]> bare(String type, ByteBuffer box) {
    if (NUMBERS.contains(type)) {
      return Optional.of(Box.of(type, Box.array(box)));
    }
    return switch (type) {
      case "colr" -> colour(box);
      case "hvcC" -> Optional.of(Box.of(type, HevcSettings.bare(Box.array(box))));
      case "auxC" -> auxiliary(box).map(name -> Box.of(type, new byte[4], ascii(name + "\0")));
      default -> Optional.empty();
    };
  }

  /** What an auxiliary picture is, if it is one that stays: how opaque the picture is. */
  static Optional<String> auxiliary(ByteBuffer box) {
    String text = new String(Box.array(box), StandardCharsets.ISO_8859_1);
    return text.startsWith(ALPHA_HEVC, 4)
        ? Optional.of(ALPHA_HEVC)
        : text.startsWith(ALPHA, 4) ? Optional.of(ALPHA) : Optional.empty();
  }

  /** Colour (§12.1.5 of ISO/IEC 14496-12): codes as they are, a profile without its texts. */
  static Optional<byte[]> colour(ByteBuffer box) {
    byte[] bytes = Box.array(box);
    if (bytes.length < 4) {
      return Optional.empty();
    }
    String form = new String(bytes, 0, 4, StandardCharsets.ISO_8859_1);
    if (form.equals("nclx") || form.equals("nclc")) {
      int size = Math.min(bytes.length, form.equals("nclx") ? 11 : 10);
      return Optional.of(Box.of("colr", java.util.Arrays.copyOf(bytes, size)));
    }
    if (!form.equals("prof") && !form.equals("rICC")) {
      return Optional.empty();
    }
    byte[] profile = java.util.Arrays.copyOfRange(bytes, 4, bytes.length);
    return NeutralProfile.of(profile).map(p -> Box.of("colr", ascii(form), p));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
