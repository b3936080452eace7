package org.ecluse.acceptance;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * A source's upload of random bytes, as large as wanted, out of one small block: what sends must
 * not cost more than what receives.
 */
final class Pour implements AutoCloseable {

  private static final byte[] BLOCK = block();
  private static final byte[] END =
      ("\r\n--" + Source.BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII);

  private final Socket socket;

  private Pour(Socket socket) {
    this.socket = socket;
  }

  /**
   * Opens a form and sends its fields and so many bytes of a file, all but the closing boundary.
   */
  static Pour begin(Source source, long size) throws IOException {
    Source.Form form = source.form("en");
    byte[] start =
        new Source.Body()
            .field("token", form.token())
            .field("unclean", "keep")
            .raw("--" + Source.BOUNDARY + "\r\n")
            .raw("Content-Disposition: form-data; name=\"files\"; filename=\"a.bin\"\r\n\r\n")
            .unfinished();
    Socket socket = source.open("en", form, start.length + size + END.length);
    OutputStream out = socket.getOutputStream();
    out.write(start);
    for (long left = size; left > 0; left -= BLOCK.length) {
      out.write(BLOCK, 0, (int) Math.min(left, BLOCK.length));
    }
    return new Pour(socket);
  }

  /** Sends the closing boundary and waits for the receipt. */
  void finish() throws IOException {
    socket.getOutputStream().write(END);
    Source.Answer answer = Source.answer(socket.getInputStream());
    if (answer.status() != 200 || !answer.body().contains("class=\"file\"")) {
      throw new IOException("no receipt, but " + answer.status());
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static byte[] block() {
    byte[] block = new byte[1 << 20];
    new Random(1).nextBytes(block);
    return block;
  }
}
