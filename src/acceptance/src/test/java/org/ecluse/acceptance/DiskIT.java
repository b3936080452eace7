package org.ecluse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.ecluse.testkit.watch.DiskWatch;
import org.ecluse.testkit.watch.LogWatch;
import org.ecluse.testkit.watch.Marker;
import org.junit.jupiter.api.Test;

/**
 * A 30 MB upload with a known marker in every block: while it runs slowly, after it, after a cut
 * connection and after {@code kill -9}, the marker stands in no file below any writable path, in no
 * open file of any of our processes, in no log and in no object.
 */
final class DiskIT {

  private static final int SIZE = 30 << 20;

  /** Small enough that the spool has to go to its scratch files, in bytes. */
  private static final Map<String, String> SMALL_MEMORY =
      Map.of("ECLUSE_LIMITS_SPOOL_MEMORY_BYTES", "4000000");

  private final Marker marker = Marker.fresh();

  @FunctionalInterface
  private interface Ending {
    void end(Instance instance, Socket socket, byte[] rest) throws Exception;
  }

  @Test
  void nothingReadableIsLeftByAWholeUpload() throws Exception {
    watch(
        (instance, socket, rest) -> {
          socket.getOutputStream().write(rest);
          assertThat(Source.answer(socket.getInputStream()).status()).isEqualTo(200);
        },
        1);
  }

  @Test
  void nothingReadableIsLeftByACutConnection() throws Exception {
    watch((instance, socket, rest) -> socket.close(), 0);
  }

  @Test
  void nothingReadableIsLeftByKill9() throws Exception {
    watch(
        (instance, socket, rest) -> {
          instance.intake().destroyForcibly().waitFor();
          instance.startIntake();
        },
        0);
  }

  private void watch(Ending ending, int cases) throws Exception {
    try (Instance instance = Instance.started(SMALL_MEMORY);
        DiskWatch watch = DiskWatch.of(marker).belowTheUsual().below(instance.home()).start()) {
      watch.follow(instance.intake().toHandle());
      Source source = Source.at(instance.port());
      Source.Form form = source.form("fr");
      byte[] start =
          new Source.Body()
              .field("token", form.token())
              .field("message", "un message " + marker.text())
              .field("unclean", "keep")
              .raw(
                  "--"
                      + Source.BOUNDARY
                      + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\""
                      + marker.text()
                      + ".bin\"\r\n\r\n")
              .unfinished();
      byte[] end = ("\r\n--" + Source.BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII);
      try (Socket socket = source.open("fr", form, (long) start.length + SIZE + end.length)) {
        socket.getOutputStream().write(start);
        pourSlowly(socket.getOutputStream());
        ending.end(instance, socket, end);
      }
      settle(instance, cases);
      watch.stop().assertNothingSeen();
      assertThat(instance.cases()).hasSize(cases);
      assertThat(
              new LogWatch()
                  .forbid(marker.text(), form.id())
                  .noTimeNear("upload", "case", form.id())
                  .scan(instance.home().resolve("intake.out")))
          .isEmpty();
    }
  }

  /** Some four seconds for 30 MB: the watch looks a hundred times meanwhile. */
  private void pourSlowly(OutputStream out) throws IOException, InterruptedException {
    try (InputStream in = marker.repeated(SIZE)) {
      byte[] block = new byte[1 << 18];
      for (int count = in.read(block); count > 0; count = in.read(block)) {
        out.write(block, 0, count);
        Thread.sleep(30);
      }
    }
  }

  /** A cut is noticed a moment later; wait until intake has given everything back. */
  private static void settle(Instance instance, int cases) throws Exception {
    for (int tries = 0; tries < 100 && instance.cases().size() < cases; tries++) {
      Thread.sleep(50);
    }
    Thread.sleep(500);
  }
}
