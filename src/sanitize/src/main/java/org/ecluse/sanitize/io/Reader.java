package org.ecluse.sanitize.io;

import java.io.EOFException;
import java.io.IOException;
import org.ecluse.core.Content;

/** Reads numbers and arrays one after the other, and can jump. All numbers are big-endian. */
public final class Reader {

  private final Content content;
  private final byte[] buffer = new byte[1 << 13];
  private long bufferStart;
  private int bufferLength;
  private long position;

  public Reader(Content content) {
    this.content = content;
  }

  public long position() {
    return position;
  }

  public long size() {
    return content.size();
  }

  public long left() {
    return content.size() - position;
  }

  public void seek(long to) {
    position = to;
  }

  public void skip(long count) throws IOException {
    if (count < 0 || count > left()) {
      throw new EOFException();
    }
    position += count;
  }

  /** The next byte, or -1 at the end. */
  public int peek() throws IOException {
    if (position >= content.size() || position < 0) {
      return -1;
    }
    if (position < bufferStart || position >= bufferStart + bufferLength) {
      bufferLength = (int) Math.min(buffer.length, content.size() - position);
      content.read(position, buffer, 0, bufferLength);
      bufferStart = position;
    }
    return buffer[(int) (position - bufferStart)] & 0xff;
  }

  /** The next byte, or -1 at the end. */
  public int next() throws IOException {
    int value = peek();
    position++;
    return value;
  }

  public int u8() throws IOException {
    int value = next();
    if (value < 0) {
      throw new EOFException();
    }
    return value;
  }

  public int u16() throws IOException {
    return u8() << 8 | u8();
  }

  public long u32() throws IOException {
    return (long) u16() << 16 | u16();
  }

  public byte[] bytes(int count) throws IOException {
    if (count < 0 || count > left()) {
      throw new EOFException();
    }
    byte[] bytes = new byte[count];
    content.read(position, bytes, 0, count);
    position += count;
    return bytes;
  }
}
