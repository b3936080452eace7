package org.ecluse.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Memory that runs short closes the gate before anything breaks; memory that has run out ends the
 * process, and the launcher starts it again.
 */
final class MemoryIT {

  private static final int PIECE = 1 << 20;

  /** The spool may hold more in memory than there is: what an admin's mistake would do. */
  private static final Map<String, String> TOO_GENEROUS =
      Map.of(
          "ECLUSE_INTAKE_HEAP",
          "96m",
          "ECLUSE_LIMITS_SPOOL_MEMORY_BYTES",
          String.valueOf(400L << 20));

  /** Uploads under way, poured piece by piece and never ended. */
  private static final class Flood implements AutoCloseable {
    private final List<Socket> uploads = new ArrayList<>();
    private final byte[] piece = new byte[PIECE];

    void begin(Source source, long length) throws IOException {
      Source.Form form = source.form("en");
      Socket socket = source.open("en", form, length);
      uploads.add(socket);
      byte[] start =
          new Source.Body()
              .field("token", form.token())
              .raw("--" + Source.BOUNDARY + "\r\n")
              .raw("Content-Disposition: form-data; name=\"files\"; filename=\"a\"\r\n\r\n")
              .unfinished();
      socket.getOutputStream().write(start);
    }

    /** A piece more, of the newest upload. */
    void pour() throws IOException {
      uploads.getLast().getOutputStream().write(piece);
    }

    @Override
    public void close() throws IOException {
      for (Socket upload : uploads) {
        upload.close();
      }
    }
  }

  private static void submits(Source source) throws Exception {
    Source.Form form = source.form("en");
    byte[] body = new Source.Body().field("token", form.token()).field("message", "after").end();
    assertThat(source.post("en", form, body).status()).isEqualTo(200);
  }

  @Test
  void memoryThatRunsShortClosesTheGateAndOpensItWhenTheUploadsAreOver() throws Exception {
    try (Enclosure intake = Enclosure.started(List.of(), TOO_GENEROUS)) {
      long before = intake.java().pid();
      try (Flood flood = new Flood()) {
        flood.begin(intake.source(), 1L << 30);
        while (!intake.health().body().contains("\"reason\":\"memory-short\"")) {
          flood.pour();
          TimeUnit.MILLISECONDS.sleep(700);
        }
        Source.Answer fr = intake.source().get("/fr/send");
        assertThat(fr.status()).isEqualTo(503);
        assertThat(fr.body()).contains("Trop de personnes envoient", "Revenez dans une heure");
        Source.Answer en = intake.source().get("/en/send");
        assertThat(en.body()).contains("Too many people are sending", "Come back in an hour");
        assertThat(intake.metrics()).contains("{reason=\"memory-short\"} 1\n");
      }
      intake.awaitOpen();
      submits(intake.source());
      assertThat(intake.java().pid()).as("it never ended").isEqualTo(before);
    }
  }

  @Test
  void memoryThatHasRunOutEndsTheProcessAndTheLauncherStartsItAgain() throws Exception {
    Map<String, String> blind = new java.util.HashMap<>(TOO_GENEROUS);
    blind.put("ECLUSE_GATE_MEMORY_PERCENT", "100");
    try (Enclosure intake = Enclosure.started(List.of("--restart"), blind)) {
      ProcessHandle first = intake.java();
      try (Flood flood = new Flood()) {
        while (first.isAlive()) {
          flood.begin(intake.source(), 1L << 30);
          for (int i = 0; i < 32; i++) {
            flood.pour();
          }
        }
      } catch (IOException cut) {
        assertThat(first.onExit().get(60, TimeUnit.SECONDS).isAlive()).isFalse();
      }
      intake.awaitOpen();
      assertThat(intake.java().pid()).isNotEqualTo(first.pid());
      submits(intake.source());
      assertThat(intake.instance().cases()).hasSize(1);
      assertThat(intake.log())
          .contains("it ended (out of memory); starting it again in 1 s")
          .doesNotContain("after");
      byte[] cases = intake.instance().ecluse("cases", "list", "--json").out();
      assertThat(new String(cases, UTF_8)).containsPattern("\"state\" ?: ?\"ok\"");
    }
  }
}
