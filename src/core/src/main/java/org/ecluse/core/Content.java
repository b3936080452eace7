package org.ecluse.core;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** Bytes of known length that can be read from any place, as often as needed, while it is open. */
public interface Content {

  /** The length in bytes. */
  long size();

  /**
   * Reads exactly {@code length} bytes.
   *
   * @throws EOFException if the range passes the end
   * @throws IOException if the bytes are gone or were tampered with
   */
  void read(long offset, byte[] into, int start, int length) throws IOException;

  /** A fresh stream over all bytes. */
  default InputStream stream() {
    return new ContentStream(this);
  }

  /** Nothing: what a padding part holds. */
  static Content empty() {
    return of(new byte[0]);
  }

  /** The given bytes, not copied. */
  static Content of(byte[] bytes) {
    return new Content() {
      @Override
      public long size() {
        return bytes.length;
      }

      @Override
      public void read(long offset, byte[] into, int start, int length) throws IOException {
        if (offset < 0 || length > bytes.length - offset) {
          throw new EOFException();
        }
        Objects.checkFromIndexSize(start, length, into.length);
        System.arraycopy(bytes, (int) offset, into, start, length);
      }
    };
  }
}
