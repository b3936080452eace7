package org.ecluse.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong and hostile uploads: each gets its status and its page, and stores nothing. */
final class HostileIT {

  private static final byte[] TEXT = "some bytes".getBytes(ISO_8859_1);

  private static Instance instance;
  private static Source source;

  @BeforeAll
  static void starts() throws Exception {
    instance = Instance.started(Map.of("ECLUSE_LIMITS_FILE_BYTES", "50000000"));
    source = Source.at(instance.port());
  }

  @AfterAll
  static void stops() throws Exception {
    instance.close();
  }

  private static Source.Body body(Source.Form form) {
    return new Source.Body().field("token", form.token());
  }

  /** The status, a whole page in the right language, and a vault as it was. */
  private static void refused(String language, Source.Answer answer, int status)
      throws IOException {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body()).contains("<html lang=\"" + language + "\"").contains("</html>");
    assertThat(answer.headers()).containsIgnoringCase("content-security-policy");
    assertThat(instance.objects()).isEmpty();
  }

  @Test
  void aWrongTokenIsForbidden() throws Exception {
    Source.Form form = source.form("fr");
    byte[] body = new Source.Body().field("token", "A".repeat(43)).file("a.bin", TEXT).end();
    refused("fr", source.post("fr", form, body), 403);
  }

  @Test
  void theTokenOfAnotherFormIsForbidden() throws Exception {
    Source.Form one = source.form("fr");
    Source.Form other = source.form("fr");
    refused(
        "fr",
        source.post(
            "fr", new Source.Form(one.id(), other.token()), body(other).file("a", TEXT).end()),
        403);
  }

  @Test
  void aTokenThatDoesNotComeFirstIsForbidden() throws Exception {
    Source.Form form = source.form("en");
    byte[] body = new Source.Body().file("a.bin", TEXT).field("token", form.token()).end();
    refused("en", source.post("en", form, body), 403);
  }

  @Test
  void nothingSentIsSaid() throws Exception {
    Source.Form form = source.form("en");
    refused(
        "en",
        source.post("en", form, body(form).field("message", "").file("", new byte[0]).end()),
        422);
  }

  @Test
  void aFileNobodyCanCleanIsRefusedWithItsMessageUnlessTheSourceChoseToKeepIt() throws Exception {
    Source.Form form = source.form("fr");
    byte[] body = body(form).field("message", "secret").file("a.bin", TEXT).end();
    refused("fr", source.post("fr", form, body), 415);
  }

  @Test
  void aTruncatedBodyStoresNothing() throws Exception {
    Source.Form form = source.form("fr");
    byte[] body = body(form).field("message", "half").file("a.bin", TEXT).unfinished();
    refused("fr", source.post("fr", form, body), 400);
  }

  @Test
  void aMissingBoundaryIsMalformed() throws Exception {
    Source.Form form = source.form("fr");
    byte[] body = body(form).end();
    String head =
        source.head(
            "POST",
            "/fr/send/" + form.id(),
            "Content-Type: multipart/form-data\r\nContent-Length: " + body.length + "\r\n");
    byte[] request = (head + new String(body, ISO_8859_1)).getBytes(ISO_8859_1);
    refused("fr", source.raw(request), 400);
  }

  @Test
  void tenThousandPartsAreTooMany() throws Exception {
    Source.Form form = source.form("en");
    Source.Body body = body(form);
    for (int i = 0; i < 10_000; i++) {
      body.file("f" + i, TEXT);
    }
    refused("en", source.post("en", form, body.end()), 413);
  }

  @Test
  void tenThousandUnknownFieldsAreMalformed() throws Exception {
    Source.Form form = source.form("en");
    Source.Body body = body(form);
    for (int i = 0; i < 10_000; i++) {
      body.field("f" + i, "x");
    }
    refused("en", source.post("en", form, body.end()), 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../../../tmp/ecluse-escaped.bin",
        "C:\\\\Users\\\\marie\\\\a.bin",
        "\u202Efdp.exe",
        "نص.bin",
        "<script>alert(1)</script>.bin",
        "a\u0000b"
      })
  void noNameLeavesItsPlace(String name) throws Exception {
    Source.Form form = source.form("en");
    refused("en", source.post("en", form, body(form).file(name, TEXT).end()), 415);
    assertThat(Path.of("/tmp/ecluse-escaped.bin")).doesNotExist();
  }

  @Test
  void aNameOf4000CharactersIsTakenAndShortened() throws Exception {
    Source.Form form = source.form("en");
    Source.Answer answer =
        source.post("en", form, body(form).file("n".repeat(4000) + ".bin", TEXT).end());
    refused("en", answer, 415);
    assertThat(answer.body()).doesNotContain("n".repeat(300));
  }

  @Test
  void aHostThatIsNotOursIsMisdirected() throws Exception {
    byte[] request =
        "GET /fr/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n".getBytes(ISO_8859_1);
    assertThat(source.raw(request).status()).isEqualTo(421);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"})
  void otherMethodsAreNotAllowed(String method) throws Exception {
    byte[] request = source.head(method, "/fr/", "").getBytes(ISO_8859_1);
    assertThat(source.raw(request).status()).isEqualTo(405);
  }

  @Test
  void aBodyRefusedEarlyLeavesMemoryFlatWhileTheClientGoesOn() throws Exception {
    long gibibyte = 1L << 30;
    Source.Form form = source.form("en");
    // Both ways of refusing once before, so that the heap has grown to what a refusal takes.
    pour(form, "A".repeat(43), gibibyte / 4);
    pour(form, form.token(), gibibyte / 4);
    long before = residentKilobytes();
    assertThat(pour(form, "A".repeat(43), gibibyte)).as("a wrong token").isEqualTo(403);
    assertThat(pour(form, form.token(), gibibyte)).as("a file too large").isEqualTo(413);
    long after = residentKilobytes();
    assertThat(after - before).as("growth in KiB").isLessThan(50_000);
    assertThat(source.get("/en/").status()).isEqualTo(200);
    assertThat(instance.objects()).isEmpty();
  }

  /** Sends zeros until the announced end, whatever is answered meanwhile; returns the status. */
  private static int pour(Source.Form form, String token, long size) throws Exception {
    byte[] start =
        new Source.Body()
            .field("token", token)
            .raw(
                "--"
                    + Source.BOUNDARY
                    + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\"big\"\r\n\r\n")
            .unfinished();
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

  private static long residentKilobytes() throws IOException {
    Path status = Path.of("/proc", String.valueOf(instance.intake().pid()), "status");
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElseThrow();
  }
}
