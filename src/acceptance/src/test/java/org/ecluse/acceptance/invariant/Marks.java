package org.ecluse.acceptance.invariant;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Whether bytes hold one of the marks that everything sent was full of, in a usual coding. */
final class Marks {

  private final List<String> needles = new ArrayList<>();

  Marks(List<String> texts) {
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      add(bytes);
      add(text.getBytes(StandardCharsets.UTF_16LE));
      add(text.getBytes(StandardCharsets.UTF_16BE));
      add(HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.US_ASCII));
      for (int shift = 0; shift < 3; shift++) {
        // What stands before shifts the letters; the ones at the edges depend on the neighbours.
        byte[] shifted = new byte[bytes.length + shift];
        System.arraycopy(bytes, 0, shifted, shift, bytes.length);
        String coded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        add(coded.substring(2, coded.length() - 2).getBytes(StandardCharsets.US_ASCII));
      }
    }
  }

  private void add(byte[] bytes) {
    needles.add(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  boolean in(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return needles.stream().anyMatch(text::contains);
  }
}
