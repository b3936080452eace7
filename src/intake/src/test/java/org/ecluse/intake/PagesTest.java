package org.ecluse.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import org.ecluse.intake.Visit.Reply;
import org.junit.jupiter.api.Test;

@QuarkusTest
final class PagesTest {

  private static final String ID = "AAAAAAAAAAAAAAAAAAAAAA";

  @Inject
  @SuppressWarnings("NullAway.Init")
  Instance instance;

  private Reply get(String path, String... headers) throws IOException {
    return Visit.get(instance.port(), path, headers);
  }

  private static void isSafe(Reply reply) {
    assertThat(reply.header("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'; style-src 'self' 'sha256-")
        .contains("frame-ancestors 'self'", "form-action 'self'", "base-uri 'none'")
        .doesNotContain("unsafe");
    assertThat(reply.headers())
        .containsEntry("x-frame-options", "SAMEORIGIN")
        .containsEntry("x-content-type-options", "nosniff")
        .containsEntry("referrer-policy", "no-referrer")
        .containsEntry("cache-control", "no-store")
        .containsEntry("cross-origin-opener-policy", "same-origin")
        .containsEntry("cross-origin-embedder-policy", "require-corp")
        .containsEntry("cross-origin-resource-policy", "same-origin")
        .containsKey("permissions-policy")
        .doesNotContainKeys("server", "date", "set-cookie", "etag", "last-modified");
  }

  @Test
  void everyPageInBothLanguagesIsAnswered() throws IOException {
    for (String language : List.of("en", "fr")) {
      for (String page :
          List.of("", "send", "return", "guide", "keys", "form/" + ID, "progress/" + ID)) {
        Reply reply = get("/" + language + "/" + page);
        assertThat(reply.status()).describedAs(page).isEqualTo(200);
        assertThat(reply.header("Content-Type")).contains("text/html; charset=utf-8");
        isSafe(reply);
        assertThat(reply.body().replaceAll("(?s)<style>.*?</style>", ""))
            .contains("<html lang=\"" + language + "\"")
            .doesNotContain("<script", "http://", "https://", "{", "NOT_FOUND", "style=\"");
      }
    }
  }

  @Test
  void everyRefusalIsAPageInTheLanguageOfThePath() throws IOException {
    List<Reply> french =
        List.of(
            get("/fr/nothing"),
            get("/fr/send/" + ID),
            Visit.request(instance.port(), "POST", "/fr/guide", "Content-Length: 0"),
            Visit.request(instance.port(), "DELETE", "/fr/"),
            get("/fr/", "Host: evil.example"));
    assertThat(french).extracting(Reply::status).containsExactly(404, 405, 405, 405, 421);
    for (Reply reply : french) {
      isSafe(reply);
      assertThat(reply.body()).contains("<html lang=\"fr\"", "Ce que vous pouvez faire");
    }
    assertThat(french.get(1).header("Allow")).contains("POST");
    assertThat(french.get(2).header("Allow")).contains("GET, HEAD");
  }

  @Test
  void unknownAddressesAndMethodsHaveTheSameHeaders() throws IOException {
    for (String path :
        List.of(
            "/favicon.ico",
            "/en",
            "/en/send/short",
            "/de/",
            "/EN/",
            "/en//send",
            "/%2e%2e/etc",
            "/q/health",
            "/en/../fr/")) {
      Reply reply = get(path);
      assertThat(reply.status()).describedAs(path).isEqualTo(404);
      isSafe(reply);
    }
    for (String method : List.of("OPTIONS", "TRACE", "PUT", "PATCH", "FOO", "POST")) {
      Reply reply = Visit.request(instance.port(), method, "/en/", "Content-Length: 0");
      assertThat(reply.status()).describedAs(method).isEqualTo(405);
      isSafe(reply);
    }
  }

  @Test
  void theRootSendsOnByAcceptLanguage() throws IOException {
    assertThat(get("/").header("Location")).contains("/en/");
    assertThat(get("/", "Accept-Language: fr-FR,fr;q=0.9,en;q=0.5").header("Location"))
        .contains("/fr/");
    assertThat(get("/", "Accept-Language: de,fr;q=0.2,en;q=0.1").header("Location"))
        .contains("/fr/");
    assertThat(get("/", "Accept-Language: fr;q=0,en").header("Location")).contains("/en/");
    assertThat(get("/", "Accept-Language: ;;;=,").header("Location")).contains("/en/");
    assertThat(get("/", "Accept-Language: " + "fr,".repeat(1_000)).header("Location"))
        .contains("/en/");
    assertThat(get("/").status()).isEqualTo(303);
    isSafe(get("/"));
  }

  @Test
  void aHeadRequestIsAnsweredWithoutBody() throws IOException {
    try (Visit visit = new Visit(instance.port())) {
      visit.head("HEAD", "/en/guide");
      visit.head("GET", "/fr/guide");
      assertThat(visit.reply().status()).isEqualTo(200);
    }
    assertThat(Visit.request(instance.port(), "HEAD", "/en/guide").status()).isEqualTo(200);
  }

  @Test
  void theSendPageNeverNavigatesAndItsFramesShareAFreshId() throws IOException {
    Reply page = get("/en/send");
    String id = page.first("src=\"/en/form/([A-Za-z0-9_-]{22})\"");
    assertThat(page.first("src=\"/en/progress/([A-Za-z0-9_-]{22})\"")).isEqualTo(id);
    assertThat(get("/en/send").body()).doesNotContain(id);
    assertThat(page.body()).doesNotContain("<form", "http-equiv");
  }

  @Test
  void aVisitorUnderAForeignNameSeesNothingButThat() throws IOException {
    for (String host : List.of("evil.example", "ecluse.test:80", "")) {
      assertThat(get("/en/send", "Host: " + host).status()).describedAs(host).isEqualTo(421);
    }
    assertThat(get("/en/send", "Host: ECLUSE.test").status()).isEqualTo(200);
    assertThat(get("/en/send", "Host: ecluse.test", "Host: evil.example").status()).isEqualTo(421);
  }

  @Test
  void nothingAVisitorSentIsRepeated() throws IOException {
    for (String path : List.of("/en/evilmarker", "/evilmarker", "/en/guide?evilmarker")) {
      Reply reply =
          get(path, "User-Agent: evilmarker", "X-Evil: evilmarker", "Cookie: a=evilmarker");
      assertThat(reply.body() + reply.headers()).doesNotContain("evilmarker");
    }
  }

  @Test
  void theKeysArePublic() throws IOException {
    assertThat(get("/en/keys").body()).contains("keys.asc", "keyring.json");
    assertThat(get("/keys.asc").body()).startsWith("-----BEGIN PGP PUBLIC KEY BLOCK-----");
    isSafe(get("/keys.asc"));
    assertThat(get("/keyring.json").body())
        .startsWith("{\"format\":\"ecluse/keyring-page/1\",\"epoch\":1,");
    isSafe(get("/keyring.json"));
    assertThat(get("/style.css").header("Content-Type")).contains("text/css; charset=utf-8");
    isSafe(get("/style.css"));
  }

  @Test
  void theProgressFrameOfAnUnknownFormLooksRarely() throws IOException {
    int seconds =
        Integer.parseInt(
            get("/en/progress/" + ID).first("http-equiv=\"refresh\" content=\"([0-9]+)\""));
    assertThat(seconds).isBetween(9, 16);
  }
}
