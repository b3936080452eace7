package org.ecluse.intake.multipart;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.ecluse.intake.multipart.MultipartException.Fault;

/** One field of the form. It can be read until the next part is asked for. */
public final class Part {

  private final PartHeader header;
  private final PartReader reader;

  Part(PartHeader header, PartReader reader) {
    this.header = header;
    this.reader = reader;
  }

  /** The field's name. */
  public String name() {
    return header.name();
  }

  /**
   * The file name as it was sent, which may be empty, a path, or meant to deceive; absent when the
   * field is no file field.
   */
  public Optional<String> fileName() {
    return header.fileName();
  }

  /** The content, which ends where the part ends. Closing it does nothing. */
  public InputStream body() {
    return new Body();
  }

  /**
   * The content as UTF-8; what is not UTF-8 becomes U+FFFD.
   *
   * @throws MultipartException of {@link Fault#FIELD_TOO_LONG} if it has more bytes than that
   */
  public String text(int mostBytes) throws IOException {
    InputStream body = body();
    byte[] bytes = body.readNBytes(mostBytes);
    if (body.read() >= 0) {
      throw new MultipartException(Fault.FIELD_TOO_LONG);
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private final class Body extends InputStream {

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int start, int length) throws IOException {
      return reader.read(Part.this, into, start, length);
    }
  }
}
