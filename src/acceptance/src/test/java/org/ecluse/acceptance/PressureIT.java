package org.ecluse.acceptance;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many at once who mean no good: what the others notice of it, in processor time and memory. */
final class PressureIT {

  private static final int MANY = 400;
  private static final int PAGES = 50;

  /** Processor time of one page, in milliseconds; the promise is 100. */
  private static final long PAGE = 100;

  private static final long MIB = 1 << 10;

  private Instance instance;
  private Source source;
  private final List<Socket> open = new ArrayList<>();

  @BeforeEach
  void starts() throws Exception {
    instance = Instance.started(Map.of("ECLUSE_LIMITS_FILE_BYTES", "50000000"));
    source = Source.at(instance.port());
  }

  @AfterEach
  void stops() throws Exception {
    for (Socket socket : open) {
      socket.close();
    }
    instance.close();
  }

  private static byte[] start(String token) {
    return new Source.Body()
        .field("token", token)
        .raw(
            "--"
                + Source.BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a\"\r\n\r\nhalf")
        .unfinished();
  }

  private void halfOpen(Source.Form form, byte[] start) throws IOException {
    Socket socket = source.open("en", form, 10_000_000);
    open.add(socket);
    socket.getOutputStream().write(start);
  }

  private void silent(String beginning) throws IOException {
    Socket socket = new Socket(java.net.InetAddress.getLoopbackAddress(), instance.port());
    open.add(socket);
    socket.getOutputStream().write(beginning.getBytes(US_ASCII));
  }

  /** Others' pages cost what they cost, and an upload of 3 MB goes through. */
  private void othersAreServed() throws Exception {
    long before = Proc.cpuMillis(instance.intake());
    for (int i = 0; i < PAGES; i++) {
      assertThat(source.get("/fr/guide").status()).isEqualTo(200);
    }
    long page = (Proc.cpuMillis(instance.intake()) - before) / PAGES;
    System.out.println("PressureIT: ms of processor time a page: " + page);
    assertThat(page).as("ms a page").isLessThan(PAGE);
    Source.Form form = source.form("fr");
    byte[] bytes = new byte[3_000_000];
    ThreadLocalRandom.current().nextBytes(bytes);
    byte[] body =
        new Source.Body()
            .field("token", form.token())
            .field("unclean", "keep")
            .file("a.bin", bytes)
            .end();
    assertThat(source.post("fr", form, body).status()).isEqualTo(200);
    assertThat(instance.cases()).hasSize(1);
  }

  @Test
  void fourHundredSilentConnectionsDisturbNobody() throws Exception {
    for (int i = 0; i < MANY; i++) {
      silent(i % 2 == 0 ? "" : "POST /en/send/AAAAAAAAAAAAAAAAAAAAAA HTTP/1.1\r\nHost: ");
    }
    othersAreServed();
  }

  @Test
  void fourHundredHalfOpenPostsWithoutATokenDisturbNobody() throws Exception {
    Source.Form form = new Source.Form("AAAAAAAAAAAAAAAAAAAAAA", "");
    byte[] start = new Source.Body().raw("--" + Source.BOUNDARY + "\r\nContent-Disp").unfinished();
    for (int i = 0; i < MANY; i++) {
      halfOpen(form, start);
    }
    othersAreServed();
  }

  @Test
  void fourHundredHalfOpenPostsWithGoodTokensGiveWay() throws Exception {
    for (int i = 0; i < MANY; i++) {
      Source.Form form = source.form("en");
      halfOpen(form, start(form.token()));
    }
    othersAreServed();
  }

  @Test
  void allOfThemAtOnceWithTenThousandFieldsOnTop() throws Exception {
    long before = Proc.residentKilobytes(instance.intake());
    Source.Form nobody = new Source.Form("AAAAAAAAAAAAAAAAAAAAAA", "");
    byte[] half = new Source.Body().raw("--" + Source.BOUNDARY + "\r\nContent-Disp").unfinished();
    for (int i = 0; i < MANY; i++) {
      silent("");
      halfOpen(nobody, half);
    }
    for (int i = 0; i < 20; i++) {
      Source.Form form = source.form("en");
      Source.Body body = new Source.Body().field("token", form.token());
      for (int field = 0; field < 10_000; field++) {
        body.field("f" + field, "x");
      }
      Refused.as(400, "en", source.post("en", form, body.end()), instance);
    }
    othersAreServed();
    long growth = Proc.residentKilobytes(instance.intake()) - before;
    System.out.println("PressureIT: growth in KiB: " + growth);
    assertThat(growth).as("growth in KiB").isLessThan(150 * MIB);
  }

  @Test
  void whoIsOnlySilentIsCutAndWhoDripsAHeadAsWell() throws Exception {
    instance.stopIntake();
    instance.settings().put("ECLUSE_LIMITS_HEAD_SECONDS", "2");
    instance.startIntake();
    Source.Form form = new Source.Form("AAAAAAAAAAAAAAAAAAAAAA", "");
    Source now = Source.at(instance.port());
    try (Conversation silent = now.converse();
        Conversation dripping = now.converse();
        Conversation halfOpen = new Conversation(now.open("en", form, 1_000))) {
      Thread dripper = Thread.ofVirtual().start(() -> drip(dripping));
      assertThat(silent.ended()).isTrue();
      assertThat(halfOpen.ended()).isTrue();
      assertThat(dripping.ended()).isTrue();
      dripper.interrupt();
    }
  }

  private static void drip(Conversation conversation) {
    try {
      for (byte letter :
          "GET /en/?aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa".repeat(10).getBytes(US_ASCII)) {
        conversation.say(new byte[] {letter});
        Thread.sleep(200);
      }
    } catch (IOException | InterruptedException cut) {
      return;
    }
  }

  @Test
  void aBodyRefusedEarlyLeavesMemoryFlatWhileTheClientGoesOn() throws Exception {
    long gibibyte = 1L << 30;
    Source.Form form = source.form("en");
    // Both ways of refusing once before, so that the heap has grown to what a refusal takes.
    pour(form, "A".repeat(43), gibibyte / 4);
    pour(form, form.token(), gibibyte / 4);
    long before = Proc.residentKilobytes(instance.intake());
    assertThat(pour(form, "A".repeat(43), gibibyte)).as("a wrong token").isEqualTo(403);
    assertThat(pour(form, form.token(), gibibyte)).as("a file too large").isEqualTo(413);
    long after = Proc.residentKilobytes(instance.intake());
    assertThat(after - before).as("growth in KiB").isLessThan(50 * MIB);
    assertThat(source.get("/en/").status()).isEqualTo(200);
    assertThat(instance.objects()).isEmpty();
  }

  /** Sends zeros until the announced end, whatever is answered meanwhile; returns the status. */
  private int pour(Source.Form form, String token, long size) throws Exception {
    byte[] start = start(token);
    byte[] zeros = new byte[1 << 16];
    try (Socket socket = source.open("en", form, start.length + size)) {
      OutputStream out = socket.getOutputStream();
      out.write(start);
      try {
        for (long sent = 0; sent < size; sent += zeros.length) {
          out.write(zeros);
        }
      } catch (IOException cut) {
        // Past its bound intake cuts the line; the answer was sent before.
        assertThat(size).isGreaterThan(1L << 29);
      }
      return Source.answer(socket.getInputStream()).status();
    }
  }
}
