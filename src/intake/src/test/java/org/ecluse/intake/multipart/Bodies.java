package org.ecluse.intake.multipart;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes and reads small bodies. */
final class Bodies {

  static final String BOUNDARY = "----WebKitFormBoundary7MA4YWxkTrZu0gW";
  static final String TYPE = "multipart/form-data; boundary=" + BOUNDARY;
  static final Bounds BOUNDS = new Bounds(1_000, 16 << 10, 1 << 10);

  /** A part as it was read. */
  record Seen(String name, Optional<String> fileName, String content) {}

  private Bodies() {}

  static byte[] part(String header, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(("--" + BOUNDARY + "\r\n" + header + "\r\n\r\n").getBytes(UTF_8));
    out.writeBytes(content);
    out.writeBytes("\r\n".getBytes(UTF_8));
    return out.toByteArray();
  }

  static String field(String name, String value) {
    return file("form-data; name=\"" + name + "\"", value);
  }

  static String file(String disposition, String value) {
    return new String(part("Content-Disposition: " + disposition, value.getBytes(UTF_8)), UTF_8);
  }

  static String end() {
    return "--" + BOUNDARY + "--\r\n";
  }

  /** All parts of a body that comes in pieces of so many bytes. */
  static List<Seen> read(byte[] body, int piece) throws IOException {
    return read(new Pieces(body, piece), TYPE);
  }

  static List<Seen> read(String body) throws IOException {
    return read(body.getBytes(UTF_8), Integer.MAX_VALUE);
  }

  static List<Seen> read(InputStream in, String type) throws IOException {
    PartReader reader = new PartReader(in, type, BOUNDS);
    List<Seen> seen = new ArrayList<>();
    for (Optional<Part> part = reader.next(); part.isPresent(); part = reader.next()) {
      Part p = part.get();
      String content = new String(p.body().readAllBytes(), ISO_8859_1);
      seen.add(new Seen(p.name(), p.fileName(), content));
    }
    return seen;
  }

  /** Gives at most so many bytes at a time, as a network does. */
  private static final class Pieces extends ByteArrayInputStream {

    private final int piece;

    Pieces(byte[] bytes, int piece) {
      super(bytes);
      this.piece = piece;
    }

    @Override
    public synchronized int read(byte[] into, int start, int length) {
      return super.read(into, start, Math.min(length, piece));
    }
  }
}
