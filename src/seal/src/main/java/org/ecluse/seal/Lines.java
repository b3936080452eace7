package org.ecluse.seal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The signed formats are lines of printable ASCII, each with its line feed. */
final class Lines {

  private Lines() {}

  /** Nothing if these bytes are anything else. */
  static Optional<List<String>> of(byte[] bytes, int largest) {
    if (bytes.length == 0 || bytes.length > largest || bytes[bytes.length - 1] != '\n') {
      return Optional.empty();
    }
    for (byte b : bytes) {
      if (b != '\n' && (b < 0x20 || b > 0x7e)) {
        return Optional.empty();
      }
    }
    String text = new String(bytes, 0, bytes.length - 1, StandardCharsets.US_ASCII);
    return Optional.of(List.of(text.split("\n", -1)));
  }

  /** The bytes of this base64, if it is the one way to write them (RFC 4648 §3.5). */
  static Optional<byte[]> base64(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      boolean canonical = Base64.getEncoder().encodeToString(bytes).equals(text);
      return canonical ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
