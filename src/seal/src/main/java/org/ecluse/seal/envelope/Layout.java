package org.ecluse.seal.envelope;

/** Every length of the envelope. A body's size depends on nothing but what goes in here. */
public final class Layout {

  /** AEAD chunk, partial-length chunk and working block, in bytes. */
  public static final int CHUNK = 1 << 16;

  /** The most one stored deflate block holds (RFC 1951 §3.2.4). */
  static final int STORED = 65_535;

  /** Below this, not every amount of padding can be written. */
  private static final int LEAST_PADDING = 29;

  private static final int TAG = 16;
  private static final int LITERAL_HEADER = 6;
  private static final int V1_EXTRA = 1 + 18 + 22;
  private static final int V2_HEADER = 36;

  private Layout() {}

  /** What a part is rounded up to. */
  public enum Bucket {
    /** Padmé, at least 64 KiB. */
    FILE,
    /** 64 KiB, 256 KiB, 1 MiB or 4 MiB. */
    MANIFEST
  }

  /** A packet with a body of so many bytes: tag, all length octets and the body. */
  static long packet(long body) {
    long chunks = body > CHUNK ? (body - 1) / CHUNK : 0;
    return 1 + chunks + lengthOctets(body - chunks * CHUNK) + body;
  }

  static int lengthOctets(long length) {
    return length < 192 ? 1 : length < 8384 ? 2 : 5;
  }

  /** The literal packet around so many bytes of content. */
  static long literal(long content) {
    return packet(LITERAL_HEADER + content);
  }

  /** So many bytes in stored deflate blocks, no block being the last. */
  static long stored(long bytes) {
    return bytes + 5 * Math.ceilDiv(bytes, STORED);
  }

  /**
   * The deflate stream after padding.
   *
   * @throws IllegalArgumentException if a manifest is longer than the largest bucket
   */
  static long deflate(long content, Bucket bucket) {
    long least = stored(literal(content)) + LEAST_PADDING;
    if (bucket == Bucket.FILE) {
      return padme(Math.max(CHUNK, least));
    }
    for (long size = 1 << 16; size <= 1 << 22; size <<= 2) {
      if (least <= size) {
        return size;
      }
    }
    throw new IllegalArgumentException("manifest larger than its largest bucket");
  }

  /** Nikitin et al., "Reducing Metadata Leakage from Encrypted Files", 2019. */
  static long padme(long length) {
    int exponent = 63 - Long.numberOfLeadingZeros(length);
    int mantissa = 32 - Integer.numberOfLeadingZeros(exponent);
    long mask = (1L << (exponent - mantissa)) - 1;
    return (length + mask) & ~mask;
  }

  /** What goes into the cipher: the compressed packet. */
  static long plain(long content, Bucket bucket) {
    return packet(1 + deflate(content, bucket));
  }

  /** The body of the SEIPD packet. */
  static long encrypted(long plain, Suite suite) {
    return suite.version() == 1
        ? plain + V1_EXTRA
        : V2_HEADER + plain + TAG * (Math.ceilDiv(plain, (long) CHUNK) + 1);
  }

  /** The body object. */
  public static long body(long content, Bucket bucket, Suite suite) {
    return packet(encrypted(plain(content, bucket), suite));
  }
}
