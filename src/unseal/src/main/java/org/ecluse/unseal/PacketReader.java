package org.ecluse.unseal;

import java.io.IOException;
import java.io.InputStream;

/** The body of one packet in OpenPGP format, definite or partial lengths (RFC 9580 §4.2.1). */
final class PacketReader extends InputStream {

  private final InputStream source;
  private long left;
  private boolean last;

  /** Reads the header, which must be of this tag. */
  PacketReader(int tag, InputStream source) throws IOException {
    this.source = source;
    if (source.read() != (0xC0 | tag)) {
      throw new EnvelopeException("another packet");
    }
    nextLength();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int start, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (left == 0) {
      if (last) {
        return -1;
      }
      nextLength();
    }
    int count = source.read(into, start, (int) Math.min(length, left));
    if (count < 0) {
      throw new EnvelopeException("a packet cut short");
    }
    left -= count;
    return count;
  }

  private void nextLength() throws IOException {
    int first = octet();
    last = first < 224 || first == 255;
    if (first < 192) {
      left = first;
    } else if (first < 224) {
      left = ((first - 192L) << 8) + octet() + 192;
    } else if (first == 255) {
      left = (long) octet() << 24 | octet() << 16 | octet() << 8 | octet();
    } else {
      left = 1L << (first & 0x1f);
    }
  }

  private int octet() throws IOException {
    int octet = source.read();
    if (octet < 0) {
      throw new EnvelopeException("a length cut short");
    }
    return octet;
  }
}
