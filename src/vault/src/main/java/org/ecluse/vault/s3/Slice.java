package org.ecluse.vault.s3;

import io.minio.ByteBuffer;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/**
 * The beginning of an array as the SDK's own kind of buffer. Given the array itself, the SDK copies
 * all of it once more before the first byte is sent.
 */
final class Slice extends ByteBuffer {

  private final byte[] bytes;
  private final int length;

  Slice(byte[] bytes, int length) {
    super(length);
    this.bytes = bytes;
    this.length = length;
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public InputStream inputStream() {
    return new ByteArrayInputStream(bytes, 0, length);
  }
}
