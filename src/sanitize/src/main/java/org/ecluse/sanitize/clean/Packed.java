package org.ecluse.sanitize.clean;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * A part that waits for its place in the zip, deflated as it is written: a sheet of a hundred
 * megabytes waits in ten.
 */
final class Packed extends OutputStream {

  private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
  private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
  private final DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater, 1 << 13);
  private final CRC32 check = new CRC32();
  private long size;

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] from, int start, int length) throws IOException {
    check.update(from, start, length);
    size += length;
    out.write(from, start, length);
  }

  @Override
  public void close() throws IOException {
    out.close();
    deflater.end();
  }

  /** How much was written. */
  long size() {
    return size;
  }

  int check() {
    return (int) check.getValue();
  }

  /** The deflated bytes, once closed. */
  byte[] bytes() {
    return packed.toByteArray();
  }
}
