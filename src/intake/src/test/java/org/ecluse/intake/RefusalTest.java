package org.ecluse.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ecluse.core.FormId;
import org.ecluse.intake.Visit.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is not taken gets its status and its page at once, and leaves nothing anywhere. */
@QuarkusTest
final class RefusalTest {

  private static final int MIB = 1 << 20;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Instance instance;

  @Inject
  @SuppressWarnings("NullAway.Init")
  TestParts.ScriptedLaundry laundry;

  private Source source;
  private Map<String, Long> before = Map.of();

  @SuppressWarnings("NullAway.Init")
  RefusalTest() {}

  @BeforeEach
  void open() throws IOException {
    source = Source.open(instance.port(), "fr");
    before = instance.files();
  }

  private void refuses(int status, String title, byte[] body) throws IOException {
    Reply reply = source.send(body);
    assertThat(reply.status()).describedAs(reply.body()).isEqualTo(status);
    assertThat(reply.body()).contains("<html lang=\"fr\"", title, "target=\"_top\"");
    assertThat(reply.header("Content-Security-Policy")).isPresent();
    leftNothing();
  }

  private void leftNothing() {
    assertThat(instance.files()).isEqualTo(before);
    assertThat(laundry.held()).isZero();
  }

  @Test
  void aWrongTokenIsForbidden() throws IOException {
    String title = "n’est plus valable";
    refuses(403, title, new FormBody().field("token", "").field("message", "x").whole());
    refuses(403, title, new FormBody().field("token", "A".repeat(43)).whole());
    refuses(403, title, new FormBody().field("token", "A".repeat(100_000)).whole());
    refuses(
        403, title, new FormBody().field("message", "x").field("token", source.token()).whole());
    refuses(403, title, new FormBody().whole());
    Source other = Source.open(instance.port(), "fr");
    refuses(403, title, other.form().field("message", "x").whole());
    assertThat(source.progress().body()).contains("Rien n’est encore envoyé");
  }

  @Test
  void aBodyThatIsNotAFormIsMalformed() throws IOException {
    String title = "pas pu lire cet envoi";
    refuses(400, title, source.form().field("message", "x").open());
    refuses(400, title, new byte[0]);
    refuses(400, title, "x".repeat(200_000).getBytes(UTF_8));
    refuses(400, title, source.form().file("a", "clean").raw("--" + Visit.BOUNDARY + "x").whole());
    refuses(
        400, title, source.form().raw("--" + Visit.BOUNDARY + "\r\nno header\r\n\r\n\r\n").whole());
  }

  @Test
  void aContentTypeWithoutABoundaryIsMalformed() throws IOException {
    for (String type : List.of("text/plain", "multipart/form-data", "application/json")) {
      try (Visit visit = new Visit(instance.port())) {
        visit.head("POST", source.path(), "Content-Type: " + type, "Content-Length: 1000000");
        assertThat(visit.reply().status()).isEqualTo(400);
      }
    }
    Reply none = Visit.request(instance.port(), "POST", source.path(), "Content-Length: 0");
    assertThat(none.status()).isEqualTo(400);
    leftNothing();
  }

  @Test
  void fieldsOutOfOrderTwiceOrUnknownAreMalformed() throws IOException {
    String title = "pas pu lire cet envoi";
    refuses(400, title, source.form().field("message", "a").field("message", "b").whole());
    refuses(400, title, source.form().field("unclean", "keep").field("unclean", "keep").whole());
    refuses(400, title, source.form().field("token", source.token()).whole());
    refuses(400, title, source.form().field("colour", "red").whole());
    refuses(400, title, source.form().file("a", "clean").field("message", "late").whole());
    refuses(400, title, source.form().field("unclean", "maybe").field("message", "x").whole());
    refuses(400, title, source.form().field("originals", "").field("message", "x").whole());
    refuses(400, title, source.form().field("codename", "x".repeat(2_000)).whole());
  }

  @Test
  void anEmptyFormIsToldSo() throws IOException {
    String title = "rien à envoyer";
    refuses(422, title, source.form().whole());
    refuses(422, title, source.form().field("message", " \r\n\t").file("", "").whole());
  }

  @Test
  void aFormOfWhichNoFileCouldBeTakenIsRefusedWithItsMessage() throws IOException {
    String title = "nettoyer aucun de vos fichiers";
    refuses(415, title, source.form().field("message", "x").file("a", "odd").whole());
    refuses(415, title, source.form().file("a", "partial").file("b", "odd").whole());
  }

  @Test
  void tooMuchIsToldWithTheLimits() throws IOException {
    refuses(413, "C’est trop gros", source.form().file("a", "x".repeat(2 * MIB + 1)).whole());
    FormBody three = source.form();
    three.file("a", "x".repeat(2 * MIB)).file("b", "x".repeat(MIB + 1));
    refuses(413, "3&nbsp;Mo".replace("&nbsp;", "\u00a0"), three.whole());
    refuses(
        413, "message est trop long", source.form().field("message", "x".repeat(65_537)).whole());
    FormBody many = source.form();
    for (int i = 0; i < 6; i++) {
      many.file("a", "clean");
    }
    refuses(413, "trop de fichiers", many.whole());
  }

  @Test
  void tenThousandPartsAreTooMany() throws IOException {
    FormBody empty = source.form();
    FormBody unknown = source.form();
    for (int i = 0; i < 10_000; i++) {
      empty.file("", "");
      unknown.field("f" + i, "");
    }
    refuses(413, "trop de fichiers", empty.whole());
    refuses(400, "pas pu lire cet envoi", unknown.whole());
  }

  @Test
  void aFailureOfOursIsNotTheSourcesFault() throws IOException {
    refuses(500, "échoué chez nous", source.form().file("a", "crash").whole());
  }

  @Test
  void anAnnouncedLengthBeyondTheLimitIsRefusedBeforeAByteIsSent() throws IOException {
    for (long length : List.of(20L * MIB, 10_000_000_000_000L, Long.MAX_VALUE)) {
      try (Visit visit = new Visit(instance.port())) {
        visit.postHead(source.path(), length);
        assertThat(visit.reply().status()).isEqualTo(413);
      }
    }
    try (Visit visit = new Visit(instance.port())) {
      visit.head("POST", source.path(), "Expect: 100-continue", "Content-Length: " + 20 * MIB);
      assertThat(visit.reply().status()).isEqualTo(413);
      assertThat(visit.closed()).isTrue();
    }
    leftNothing();
  }

  @Test
  void whoGoesOnSendingAfterARefusalFillsNoMemory() throws IOException {
    long idle = used();
    for (byte[] start :
        List.of(
            new FormBody().field("token", "wrong").field("message", "x").open(),
            source.form().field("message", "x".repeat(70_000)).open())) {
      try (Visit visit = new Visit(instance.port())) {
        visit.head(
            "POST",
            source.path(),
            "Content-Type: multipart/form-data; boundary=" + Visit.BOUNDARY,
            "Transfer-Encoding: chunked");
        visit.write(Integer.toHexString(start.length) + "\r\n");
        visit.write(start);
        visit.write("\r\n");
        assertThat(visit.reply().status()).isIn(403, 413);
        byte[] chunk = ("100000\r\n" + "x".repeat(MIB) + "\r\n").getBytes(UTF_8);
        for (int i = 0; i < 1_024; i++) {
          visit.write(chunk);
        }
        // What was kept of that gigabyte would be reachable now: the request is not over.
        assertThat(used() - idle).isLessThan(64L * MIB);
        assertThat(Visit.get(instance.port(), "/fr/").status()).isEqualTo(200);
      }
    }
    leftNothing();
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Test
  void aBrokenLineLeavesNothingAndTheProgressFrameSaysSo() throws Exception {
    try (Visit visit = new Visit(instance.port())) {
      visit.postHead(source.path(), 1_000_000);
      visit.write(source.form().file("done.jpg", "clean").open());
      visit.write(
          "--"
              + Visit.BOUNDARY
              + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\"b\"\r\n\r\n");
      visit.write("x".repeat(200_000));
      awaitProgress("reçus (");
    }
    awaitProgress("La connexion s’est coupée");
    assertThat(source.progress().body()).contains("http-equiv=\"refresh\"");
    for (int i = 0; i < 100 && laundry.held() > 0; i++) {
      Thread.sleep(20);
    }
    leftNothing();
  }

  @Test
  void theProgressFrameTellsHowMuchHasArrivedAndWhyItWasRefused() throws Exception {
    byte[] body = source.form().file("a", "x".repeat(1_000_000)).whole();
    try (Visit visit = new Visit(instance.port())) {
      visit.postHead(source.path(), body.length);
      visit.write(Arrays.copyOf(body, body.length / 2));
      awaitProgress("488,");
      Reply half = source.progress();
      assertThat(half.body()).contains("(50\u00a0%)", "value=\"50\"", "aria-label");
      assertThat(Integer.parseInt(half.first("http-equiv=\"refresh\" content=\"([0-9]+)\"")))
          .isBetween(3, 7);
      visit.write(Arrays.copyOfRange(body, body.length / 2, body.length));
      assertThat(visit.reply().status()).isEqualTo(415);
    }
    assertThat(source.progress().body())
        .contains("Non pris", "nettoyer aucun de vos fichiers")
        .doesNotContain("http-equiv");
  }

  private void awaitProgress(String text) throws Exception {
    for (int i = 0; i < 200; i++) {
      if (source.progress().body().contains(text)) {
        return;
      }
      Thread.sleep(20);
    }
    throw new AssertionError("never shown: " + text + "\n" + source.progress().body());
  }

  @Test
  void moreSubmissionsThanBerthsAreAskedToComeBack() throws Exception {
    List<Visit> visits = new ArrayList<>();
    try {
      for (int i = 0; i < 3; i++) {
        Visit visit = new Visit(instance.port());
        visits.add(visit);
        Source each = Source.open(instance.port(), "en");
        visit.postHead(each.path(), 100_000);
        visit.write(each.form().field("message", "x").open());
        for (int j = 0; j < 200 && each.progress().body().contains("Nothing"); j++) {
          Thread.sleep(20);
        }
      }
      refuses(503, "Trop de personnes", source.form().field("message", "x").whole());
    } finally {
      for (Visit visit : visits) {
        visit.close();
      }
    }
    // The places are free again as soon as the lines are seen to be broken.
    int status = 503;
    for (int i = 0; i < 100 && status == 503; i++) {
      Thread.sleep(20);
      status = source.send(source.form().whole()).status();
    }
    assertThat(status).isEqualTo(422);
  }

  @Test
  void aRefusedConnectionCanBeUsedAgain() throws IOException {
    byte[] body = new FormBody().field("token", FormId.random().text()).whole();
    try (Visit visit = new Visit(instance.port())) {
      visit.postHead(source.path(), body.length);
      visit.write(body);
      assertThat(visit.reply().status()).isEqualTo(403);
      visit.head("GET", "/fr/guide");
      assertThat(visit.reply().status()).isEqualTo(200);
    }
  }
}
