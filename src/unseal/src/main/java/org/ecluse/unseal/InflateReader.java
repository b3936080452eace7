package org.ecluse.unseal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.ecluse.seal.envelope.Layout;

/** Raw deflate (RFC 1951) that must end exactly where its container ends. */
final class InflateReader extends InputStream {

  private final InputStream source;
  private final Inflater inflater = new Inflater(true);
  private final byte[] in = new byte[Layout.CHUNK];

  InflateReader(InputStream source) {
    this.source = source;
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
    try {
      while (true) {
        int count = inflater.inflate(into, start, length);
        if (count > 0) {
          return count;
        }
        if (inflater.finished()) {
          checkEnd();
          return -1;
        }
        if (inflater.needsDictionary() || !inflater.needsInput()) {
          throw new EnvelopeException("not a deflate stream");
        }
        fill();
      }
    } catch (DataFormatException e) {
      throw new EnvelopeException("not a deflate stream");
    }
  }

  private void fill() throws IOException {
    int count = source.read(in, 0, in.length);
    if (count < 0) {
      throw new EnvelopeException("a deflate stream cut short");
    }
    inflater.setInput(in, 0, count);
  }

  private void checkEnd() throws IOException {
    if (inflater.getRemaining() > 0 || source.read() >= 0) {
      throw new EnvelopeException("something behind the deflate stream");
    }
  }

  @Override
  public void close() {
    inflater.end();
    Arrays.fill(in, (byte) 0);
  }
}
