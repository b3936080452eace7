package org.ecluse.core;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What the commit record says of one part.
 *
 * @param number the part's number
 * @param bodySize bytes of the body object
 * @param bodySha256 64 lower-case hexadecimal digits
 * @param seipdVersion 1 or 2 (RFC 9580 §5.13)
 * @param keyCheck 64 lower-case hexadecimal digits, see {@code src/spec/commit-record.md}
 */
public record PartFacts(
    int number, long bodySize, String bodySha256, int seipdVersion, String keyCheck) {

  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  /**
   * @throws IllegalArgumentException if a field is outside its form
   */
  public PartFacts {
    if (number < 0 || number > PartName.LAST || bodySize < 1) {
      throw new IllegalArgumentException("part out of range");
    }
    if (seipdVersion != 1 && seipdVersion != 2) {
      throw new IllegalArgumentException("unknown SEIPD version");
    }
    if (!DIGEST.matcher(bodySha256).matches() || !DIGEST.matcher(keyCheck).matches()) {
      throw new IllegalArgumentException("not a digest");
    }
  }

  public byte[] keyCheckBytes() {
    return HexFormat.of().parseHex(keyCheck);
  }
}
