package org.ecluse.core;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes that must not be printed and are wiped when closed. Wiping lowers the odds, no more: the
 * virtual machine may have moved a copy.
 */
public final class Secret implements AutoCloseable {

  private final byte[] bytes;

  /** Takes the array over; the caller must not keep it. */
  public Secret(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The UTF-8 bytes of these characters, which stay the caller's to wipe. */
  public static Secret of(char[] text) {
    byte[] room = new byte[text.length * 3];
    ByteBuffer encoded = ByteBuffer.wrap(room);
    StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text), encoded, true);
    byte[] exact = Arrays.copyOf(room, encoded.position());
    Arrays.fill(room, (byte) 0);
    return new Secret(exact);
  }

  /** The bytes themselves, no copy: do not keep them longer than this object. */
  public byte[] bytes() {
    return bytes;
  }

  /** The bytes read as UTF-8, for interfaces that want characters; the caller wipes them. */
  public char[] chars() {
    char[] room = new char[bytes.length];
    CharBuffer decoded = CharBuffer.wrap(room);
    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), decoded, true);
    char[] exact = Arrays.copyOf(room, decoded.position());
    Arrays.fill(room, '\0');
    return exact;
  }

  @Override
  public void close() {
    Arrays.fill(bytes, (byte) 0);
  }

  @Override
  public String toString() {
    return "[redacted]";
  }
}
