package org.ecluse.testkit.watch;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;

/**
 * A random text that stands for what a source sends: where it is found, a document could have been
 * found. It is fresh, so a file that has not changed since it was made cannot hold it.
 *
 * @param text 32 letters and digits, which no escaping changes
 * @param born when it was made, by the clock of this machine
 */
public record Marker(String text, Instant born) {

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private static final int LENGTH = 32;

  public Marker {
    if (text.length() < LENGTH / 2) {
      throw new IllegalArgumentException("a marker this short turns up by chance");
    }
  }

  public static Marker fresh() {
    SecureRandom random = new SecureRandom();
    StringBuilder text = new StringBuilder();
    while (text.length() < LENGTH) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return new Marker(text.toString(), Instant.now());
  }

  public byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** So many bytes, the marker over and over: whatever piece is left of them shows it. */
  public InputStream repeated(long size) {
    return new Repeated((text + "\n").getBytes(StandardCharsets.UTF_8), size);
  }

  /** Not the text: it would make the test's own report a find. */
  @Override
  public String toString() {
    return "Marker";
  }

  private static final class Repeated extends InputStream {

    private final byte[] line;
    private final long size;
    private long position;

    Repeated(byte[] line, long size) {
      this.line = line;
      this.size = size;
    }

    @Override
    public int read() {
      return position == size ? -1 : line[(int) (position++ % line.length)];
    }

    @Override
    public int read(byte[] into, int start, int length) {
      int count = (int) Math.min(length, size - position);
      if (count <= 0 && length > 0) {
        return -1;
      }
      for (int at = 0; at < count; at++) {
        into[start + at] = line[(int) (position++ % line.length)];
      }
      return count;
    }
  }
}
