package org.ecluse.acceptance;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.ecluse.acceptance.invariant.Sent;
import org.ecluse.testkit.watch.Marker;

/**
 * One submission of a test: a message and files of random bytes, a mark all over each.
 *
 * @param message holds the mark too
 * @param files bytes that no cleaner knows, so that they are kept as they are
 */
record Dossier(String message, List<byte[]> files) {

  private static final int BETWEEN_MARKS = 4096;

  /** The same for the same number. */
  static Dossier of(long seed, Marker marker, int... sizes) {
    Random random = new Random(seed);
    List<byte[]> files = IntStream.of(sizes).mapToObj(size -> file(random, marker, size)).toList();
    return new Dossier("submission " + seed + " " + marker.text(), files);
  }

  private static byte[] file(Random random, Marker marker, int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    byte[] mark = marker.bytes();
    for (int at = BETWEEN_MARKS / 4; at + mark.length < size; at += BETWEEN_MARKS) {
      System.arraycopy(mark, 0, bytes, at, mark.length);
    }
    return bytes;
  }

  byte[] body(Source.Form form) {
    Source.Body body =
        new Source.Body()
            .field("token", form.token())
            .field("message", message)
            .field("unclean", "keep");
    files.forEach(file -> body.file("a.bin", file));
    return body.end();
  }

  /** Whether a receipt came; a line that breaks is no receipt. */
  boolean send(Source source, Source.Form form) {
    byte[] body = body(form);
    try (Socket socket = source.open("en", form, body.length)) {
      socket.getOutputStream().write(body);
      Source.Answer answer = Source.answer(socket.getInputStream());
      boolean listed = files.isEmpty() || answer.body().contains("class=\"file\"");
      return answer.status() == 200 && listed;
    } catch (IOException cut) {
      return false;
    }
  }

  Sent note(Judge judge, boolean receipt) throws Exception {
    return judge.note(receipt, message, files.toArray(byte[][]::new));
  }

  /** Its length in UTF-8 and bytes. */
  long size() {
    return message.getBytes(StandardCharsets.UTF_8).length
        + files.stream().mapToLong(file -> file.length).sum();
  }
}
