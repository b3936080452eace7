package org.ecluse.testkit.watch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One way a text may stand in a file, searched by Horspool's method: from the back, skipping ahead
 * by what the last byte allows.
 */
final class Needle {

  private final String form;
  private final byte[] bytes;
  private final int[] skips = new int[256];

  private Needle(String form, byte[] bytes) {
    this.form = form;
    this.bytes = bytes;
    Arrays.fill(skips, bytes.length);
    for (int at = 0; at < bytes.length - 1; at++) {
      skips[bytes[at] & 0xff] = bytes.length - 1 - at;
    }
  }

  /**
   * A text in clear, as UTF-16 in both orders, in hexadecimal, and in base64 of both alphabets at
   * each of the three places it can begin in a group of three bytes.
   */
  static List<Needle> formsOf(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    Map<String, byte[]> forms = new LinkedHashMap<>();
    forms.put("clear", utf8);
    forms.put("UTF-16BE", text.getBytes(StandardCharsets.UTF_16BE));
    forms.put("UTF-16LE", text.getBytes(StandardCharsets.UTF_16LE));
    forms.put("hexadecimal", ascii(HexFormat.of().formatHex(utf8)));
    forms.put("upper hexadecimal", ascii(HexFormat.of().withUpperCase().formatHex(utf8)));
    for (int offset = 0; offset < 3; offset++) {
      byte[] whole = wholeGroups(utf8, offset);
      forms.put("base64 at " + offset, Base64.getEncoder().encode(whole));
      forms.put("base64url at " + offset, Base64.getUrlEncoder().encode(whole));
    }
    List<Needle> needles = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    forms.forEach(
        (form, bytes) -> {
          String key = new String(bytes, StandardCharsets.ISO_8859_1);
          if (!seen.contains(key)) {
            seen.add(key);
            needles.add(new Needle(form, bytes));
          }
        });
    return needles;
  }

  /** The part of the text that fills whole groups of three when the text begins at that place. */
  private static byte[] wholeGroups(byte[] text, int offset) {
    int from = (3 - offset) % 3;
    int groups = (text.length - from) / 3;
    return Arrays.copyOfRange(text, from, from + groups * 3);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  String form() {
    return form;
  }

  /** The form itself, byte for character. */
  String text() {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  int length() {
    return bytes.length;
  }

  /** Where it first stands between the two places, or -1. */
  int find(byte[] in, int from, int to) {
    int last = bytes.length - 1;
    for (int at = from; at + last < to; at += skips[in[at + last] & 0xff]) {
      int back = last;
      while (in[at + back] == bytes[back]) {
        if (back-- == 0) {
          return at;
        }
      }
    }
    return -1;
  }
}
