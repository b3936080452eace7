package org.ecluse.acceptance.fuzz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.ecluse.intake.multipart.Bounds;
import org.ecluse.intake.multipart.MultipartException;
import org.ecluse.intake.multipart.Part;
import org.ecluse.intake.multipart.PartReader;

/**
 * A body as a browser or an enemy sends it. The first byte says in how many bytes it arrives at a
 * time. Promised: it ends in parts or in a {@link MultipartException}, the same ones however it was
 * cut, and no part holds its own delimiter.
 */
public final class MultipartTarget {

  static final String BOUNDARY = "----b";

  private static final String TYPE = "multipart/form-data; boundary=" + BOUNDARY;
  private static final Bounds BOUNDS = new Bounds(50, 4096, 4096);

  private MultipartTarget() {}

  public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
    if (bytes.length == 0) {
      return;
    }
    byte[] body = Arrays.copyOfRange(bytes, 1, bytes.length);
    String whole = read(new ByteArrayInputStream(body));
    String inPieces = read(new Pieces(body, 1 + (bytes[0] & 0x3f)));
    if (!whole.equals(inPieces)) {
      throw new IllegalStateException("read as " + whole + " or as " + inPieces);
    }
  }

  /** What came of it, as text that can be compared. */
  private static String read(InputStream body) throws IOException {
    StringBuilder read = new StringBuilder();
    try {
      PartReader reader = new PartReader(body, TYPE, BOUNDS);
      for (Optional<Part> part = reader.next(); part.isPresent(); part = reader.next()) {
        String text = new String(part.get().body().readAllBytes(), StandardCharsets.ISO_8859_1);
        if (text.contains("\r\n--" + BOUNDARY)) {
          throw new IllegalStateException("a part with its own delimiter");
        }
        read.append(part.get().name()).append('=').append(text).append('&');
      }
    } catch (MultipartException refused) {
      read.append(refused.getMessage());
    }
    return read.toString();
  }

  /** Gives so many bytes at a time. */
  private static final class Pieces extends ByteArrayInputStream {

    private final int most;

    Pieces(byte[] bytes, int most) {
      super(bytes);
      this.most = most;
    }

    @Override
    public synchronized int read(byte[] into, int start, int length) {
      return super.read(into, start, Math.min(length, most));
    }
  }
}
