package org.ecluse.sanitize.clean;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A colour profile (ICC.1:2022) reduced to its numbers. Colours stay the same; gone are the texts,
 * the date, the maker and model of the device, and the profile's identifier. Curves measured on one
 * single screen would still be recognised by somebody who has that screen's profile: said in
 * SECURITY.md, since the colours are made of them.
 */
final class NeutralProfile {

  private static final int HEADER = 128;
  private static final int MOST_TAGS = 100;
  private static final int LARGEST = 8 << 20;

  /** Tags that take part in a colour transform. */
  private static final Set<String> NUMBERS =
      Set.of(
          "rXYZ", "gXYZ", "bXYZ", "wtpt", "bkpt", "chad", "rTRC", "gTRC", "bTRC", "kTRC", "A2B0",
          "A2B1", "A2B2", "B2A0", "B2A1", "B2A2", "B2D0", "B2D1", "B2D2", "B2D3", "D2B0", "D2B1",
          "D2B2", "D2B3", "gamt", "lumi", "cicp");

  private NeutralProfile() {}

  /** The profile without its texts, or nothing if it is no profile. */
  static Optional<byte[]> of(byte[] profile) {
    if (profile.length < HEADER + 4 || profile.length > LARGEST) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(profile);
    int count = in.getInt(HEADER);
    if (in.getInt(36) != 0x61637370 || count < 1 || count > MOST_TAGS) {
      return Optional.empty();
    }
    Map<String, byte[]> tags = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      int entry = HEADER + 4 + 12 * i;
      if (entry + 12 > profile.length) {
        return Optional.empty();
      }
      String name = new String(profile, entry, 4, StandardCharsets.ISO_8859_1);
      int offset = in.getInt(entry + 4);
      int size = in.getInt(entry + 8);
      if (offset < HEADER || size < 8 || size > profile.length - offset) {
        return Optional.empty();
      }
      if (NUMBERS.contains(name)) {
        byte[] value = new byte[size];
        in.get(offset, value);
        tags.put(name, value);
      }
    }
    return tags.isEmpty() ? Optional.empty() : Optional.of(build(in, tags));
  }

  private static byte[] build(ByteBuffer from, Map<String, byte[]> tags) {
    boolean modern = from.get(8) >= 4;
    tags.put("desc", modern ? multiText() : description());
    tags.put("cprt", modern ? multiText() : text());
    int size = HEADER + 4 + 12 * tags.size();
    for (byte[] value : tags.values()) {
      size += padded(value.length);
    }
    ByteBuffer out = ByteBuffer.allocate(size);
    out.putInt(0, size);
    out.putInt(8, from.getInt(8));
    out.putInt(12, from.getInt(12)).putInt(16, from.getInt(16)).putInt(20, from.getInt(20));
    out.putShort(24, (short) 2000).putShort(26, (short) 1).putShort(28, (short) 1);
    out.putInt(36, 0x61637370);
    out.putInt(44, from.getInt(44) & 3);
    out.putInt(64, from.getInt(64));
    out.putInt(68, from.getInt(68)).putInt(72, from.getInt(72)).putInt(76, from.getInt(76));
    out.putInt(HEADER, tags.size());
    int entry = HEADER + 4;
    int offset = entry + 12 * tags.size();
    for (Map.Entry<String, byte[]> tag : tags.entrySet()) {
      byte[] value = tag.getValue();
      out.put(entry, tag.getKey().getBytes(StandardCharsets.ISO_8859_1));
      out.putInt(entry + 4, offset).putInt(entry + 8, value.length);
      out.put(offset, value);
      entry += 12;
      offset += padded(value.length);
    }
    return out.array();
  }

  private static int padded(int length) {
    return (length + 3) & ~3;
  }

  /** A textDescriptionType (ICC.1:2001 §6.5.17) that says "-". */
  private static byte[] description() {
    ByteBuffer value = ByteBuffer.allocate(12 + 2 + 8 + 3 + 67);
    return value.putInt(0x64657363).putInt(0).putInt(2).put((byte) '-').array();
  }

  private static byte[] text() {
    return ByteBuffer.allocate(10).putInt(0x74657874).putInt(0).put((byte) '-').array();
  }

  /** A multiLocalizedUnicodeType (ICC.1:2022 §10.15) that says "-". */
  private static byte[] multiText() {
    ByteBuffer value = ByteBuffer.allocate(30).putInt(0x6d6c7563).putInt(0).putInt(1).putInt(12);
    return value.putInt(0x656e5553).putInt(2).putInt(28).putShort((short) '-').array();
  }
}
