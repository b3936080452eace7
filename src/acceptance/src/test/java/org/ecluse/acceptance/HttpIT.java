package org.ecluse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.ecluse.testkit.watch.LogWatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests that no browser makes. What two readers could understand in two ways is refused, and the
 * connection ends with it; what is only unusual is answered, and the connection goes on.
 */
final class HttpIT {

  private static final String FORM = "/fr/send/AAAAAAAAAAAAAAAAAAAAAA";

  private static Instance instance;
  private static Source source;

  @BeforeAll
  static void starts() throws Exception {
    instance = Instance.started(Map.of());
    source = Source.at(instance.port());
  }

  @AfterAll
  static void stops() throws Exception {
    assertThat(
            new LogWatch().forbid("evil", "smuggled").scan(instance.home().resolve("intake.out")))
        .isEmpty();
    instance.close();
  }

  private static String get(String target, String more) {
    return "GET " + target + " HTTP/1.1\r\nHost: HOST\r\n" + more + "\r\n";
  }

  private static String post(String more, String body) {
    return "POST " + FORM + " HTTP/1.1\r\nHost: HOST\r\n" + more + "\r\n" + body;
  }

  private static String lines(String... lines) {
    return String.join("\r\n", lines) + "\r\n";
  }

  private static Conversation say(String request) throws IOException {
    return source.converse().say(request.replace("HOST", source.host()));
  }

  static Stream<Arguments> framesThatCanBeReadInTwoWays() {
    String chunks = "0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: HOST\r\n\r\n";
    String te = "Transfer-Encoding: ";
    return Stream.of(
            arguments("a length beside chunks", "Content-Length: 5\r\n" + te + "chunked\r\n"),
            arguments("chunks beside a length", te + "chunked\r\nContent-Length: 5\r\n"),
            arguments("two lengths", "Content-Length: 5\r\nContent-Length: 6\r\n"),
            arguments("one length twice", "Content-Length: 5\r\nContent-Length: 5\r\n"),
            arguments("a list of lengths", "Content-Length: 5, 5\r\n"),
            arguments("a length with a sign", "Content-Length: +5\r\n"),
            arguments("a negative length", "Content-Length: -5\r\n"),
            arguments("a hexadecimal length", "Content-Length: 0x5\r\n"),
            arguments("a length beyond counting", "Content-Length: 99999999999999999999\r\n"),
            arguments("no such coding", te + "xchunked\r\nContent-Length: 5\r\n"),
            arguments("the coding that changes nothing", te + "identity\r\nContent-Length: 5\r\n"),
            arguments("chunks not last", te + "chunked, identity\r\n"),
            arguments("chunks of something", te + "gzip, chunked\r\n"),
            arguments("chunks twice", te + "chunked\r\n" + te + "chunked\r\n"),
            arguments("chunks and nothing", te + "chunked\r\n" + te + "\r\n"),
            arguments("a space before the colon", "Transfer-Encoding : chunked\r\n"),
            arguments("a vertical tab", te + "\u000bchunked\r\n"),
            arguments("a NUL", te + "chunked\0\r\n"),
            arguments("a folded line", te + "\r\n chunked\r\n"),
            arguments("a quoted coding", te + "\"chunked\"\r\n"))
        .map(a -> arguments(a.get()[0], a.get()[1], chunks));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("framesThatCanBeReadInTwoWays")
  void nobodySmugglesASecondRequest(String name, String lines, String body) throws Exception {
    try (Conversation said = say(post(lines, body))) {
      Refused.as(400, "fr", said.answer(), instance);
      assertThat(said.ended()).as("nothing behind the refusal is answered").isTrue();
    }
  }

  static Stream<Arguments> notHttp() {
    String line = "GET /en/ HTTP/1.1\r\n";
    return Stream.of(
        arguments("bare line feeds", "GET /en/ HTTP/1.1\nHost: HOST\n\n"),
        arguments("a bare carriage return", line + "Host: HOST\rX: y\r\n\r\n"),
        arguments("a NUL in a header", line + "Host: HOST\r\nX: a\0b\r\n\r\n"),
        arguments("a NUL in a name", line + "Host: HOST\r\nX\0: a\r\n\r\n"),
        arguments("a space in a name", line + "Host: HOST\r\nX y: a\r\n\r\n"),
        arguments("no colon", line + "Host: HOST\r\nXy\r\n\r\n"),
        arguments("HTTP 0.9", "GET /en/\r\n\r\n"),
        arguments("HTTP 1.2", "GET /en/ HTTP/1.2\r\nHost: HOST\r\n\r\n"),
        arguments("HTTP 2.0", "GET /en/ HTTP/2.0\r\nHost: HOST\r\n\r\n"),
        arguments("HTTP/2 with prior knowledge", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0"),
        arguments("a version in small letters", "GET /en/ http/1.1\r\nHost: HOST\r\n\r\n"),
        arguments(
            "chunks in HTTP 1.0",
            lines(
                "POST /en/send/AAAAAAAAAAAAAAAAAAAAAA HTTP/1.0",
                "Host: HOST",
                "Transfer-Encoding: chunked",
                "",
                "0",
                "")),
        arguments(
            "a tor line where none is expected", FakeTor.line(1) + line + "Host: HOST\r\n\r\n"),
        arguments("no text at all", "\1\2\3\4\u0080\u00ff\r\n\r\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void notHttp(String name, String request) throws Exception {
    try (Conversation said = say(request)) {
      Refused.as(400, "en", said.answer(), instance);
      assertThat(said.ended()).isTrue();
    }
  }

  static Stream<Arguments> chunksThatAreNone() {
    return Stream.of(
        arguments("no number", "zz\r\nhello\r\n0\r\n\r\n"),
        arguments("a negative size", "-5\r\nhello\r\n0\r\n\r\n"),
        arguments("a prefix", "0x5\r\nhello\r\n0\r\n\r\n"),
        arguments("more than can be counted", "fffffffffffffffff\r\nhello\r\n0\r\n\r\n"),
        arguments("an endless extension", "5;" + "a".repeat(9_000) + "\r\nhello\r\n0\r\n\r\n"),
        arguments("a line feed in an extension", "5;a\n=b\r\nhello\r\n0\r\n\r\n"),
        arguments("bare line feeds", "5\nhello\n0\n\n"),
        arguments("longer than it says", "5\r\nhelloXX0\r\n\r\n"),
        arguments("endless trailers", "0\r\n" + "a: b\r\n".repeat(5_000) + "\r\n"));
  }

  /** In the middle of a body nothing can be answered any more that would surely be understood. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("chunksThatAreNone")
  void aBodyThatLosesItsFrameIsABrokenLine(String name, String chunks) throws Exception {
    Source.Form form = source.form("fr");
    String head =
        source.head(
            "POST",
            "/fr/send/" + form.id(),
            "Content-Type: multipart/form-data; boundary="
                + Source.BOUNDARY
                + "\r\nTransfer-Encoding: chunked\r\n");
    String start =
        new String(
            new Source.Body().field("token", form.token()).field("message", "x").unfinished(),
            java.nio.charset.StandardCharsets.UTF_8);
    String first = Integer.toHexString(start.length()) + "\r\n" + start + "\r\n";
    try (Conversation said = source.converse().say(head + first + chunks)) {
      assertThat(said.ended()).isTrue();
    }
    assertThat(instance.objects()).isEmpty();
  }

  static Stream<Arguments> unusualRequests() {
    String line = "GET /en/ HTTP/1.1\r\n";
    String upgrade =
        lines("Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AAMAAABk");
    String socket =
        lines(
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
    return Stream.of(
        arguments(200, "en", "an empty line before", "\r\n" + get("/en/", "")),
        arguments(200, "en", "a folded header", get("/en/", "X: a\r\n b\r\n")),
        arguments(200, "en", "an upgrade to HTTP/2", get("/en/", upgrade)),
        arguments(200, "en", "an upgrade to a web socket", get("/en/", socket)),
        arguments(200, "en", "a body with a GET", get("/en/", "Content-Length: 5\r\n") + "hello"),
        arguments(200, "en", "an absolute target", get("http://HOST/en/", "")),
        arguments(200, "en", "a query of 4,000 letters", get("/en/?" + "a".repeat(4_000), "")),
        arguments(404, "fr", "an encoded path", get("/fr/%73end", "")),
        arguments(404, "fr", "a wrong escape", get("/fr/%zz", "")),
        arguments(404, "en", "dots", get("/en/../fr/", "")),
        arguments(404, "en", "two slashes", get("//en/", "")),
        arguments(404, "en", "a NUL in the path", get("/en/\0", "")),
        arguments(405, "fr", "a GET where one sends", get(FORM, "")),
        arguments(400, "fr", "a POST without a length", post("", "")),
        arguments(
            400,
            "fr",
            "chunks with an extension",
            post("Transfer-Encoding: chunked\r\n", "5;a=b\r\nhello\r\n0\r\n\r\n")),
        arguments(421, "en", "no host", line + "\r\n"),
        arguments(421, "en", "an empty host", line + "Host:\r\n\r\n"),
        arguments(421, "en", "two hosts", line + "Host: HOST\r\nHost: evil.example\r\n\r\n"),
        arguments(421, "en", "one host twice", line + "Host: HOST\r\nHost: HOST\r\n\r\n"),
        arguments(421, "en", "a foreign host", line + "Host: evil.example\r\n\r\n"),
        arguments(421, "en", "a host that only begins like ours", line + "Host: HOST.evil\r\n\r\n"),
        arguments(421, "en", "a foreign absolute target", get("http://evil.example/en/", "")),
        arguments(421, "en", "a user in the target", get("http://evil@HOST/en/", "")),
        arguments(421, "en", "another scheme", get("ftp://HOST/en/", "")),
        arguments(421, "en", "a star", get("*", "")));
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("unusualRequests")
  void isAnsweredAndTheConnectionGoesOn(int status, String language, String name, String request)
      throws Exception {
    try (Conversation said = say(request)) {
      Source.Answer answer = said.answer();
      assertThat(answer.body()).contains("<html lang=\"" + language + "\"").contains("</html>");
      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.headers()).containsIgnoringCase("content-security-policy");
      said.say(get("/fr/guide", "").replace("HOST", source.host()));
      assertThat(said.answer().status()).isEqualTo(200);
    }
    assertThat(instance.objects()).isEmpty();
  }

  static Stream<Arguments> requestsAfterWhichTheConnectionEnds() {
    return Stream.concat(
        Stream.of("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get")
            .map(m -> arguments(405, m, m + " /fr/ HTTP/1.1\r\nHost: HOST\r\n\r\n")),
        Stream.of(
            arguments(405, "OPTIONS *", "OPTIONS * HTTP/1.1\r\nHost: HOST\r\n\r\n"),
            arguments(405, "CONNECT to a host", "CONNECT evil:80 HTTP/1.1\r\nHost: HOST\r\n\r\n"),
            arguments(421, "HTTP 1.0 without a host", "GET /en/ HTTP/1.0\r\n\r\n"),
            arguments(414, "a line of 5,000 letters", get("/en/?" + "a".repeat(5_000), "")),
            arguments(
                431, "a header of 9,000 letters", get("/en/", "X: " + "a".repeat(9_000) + "\r\n")),
            arguments(431, "5,000 headers", get("/en/", "a: b\r\n".repeat(5_000)))));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource
  void requestsAfterWhichTheConnectionEnds(int status, String name, String request)
      throws Exception {
    try (Conversation said = say(request)) {
      Source.Answer answer = said.answer();
      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.body()).contains("<html lang=").contains("</html>");
      assertThat(answer.headers()).containsIgnoringCase("content-security-policy");
      assertThat(said.ended()).isTrue();
    }
  }

  @Test
  void http10WithAHostIsServed() throws Exception {
    try (Conversation said = say("GET /fr/ HTTP/1.0\r\nHost: HOST\r\n\r\n")) {
      assertThat(said.answer().status()).isEqualTo(200);
      assertThat(said.ended()).isTrue();
    }
  }

  @Test
  void whatIsSentAtOnceIsAnsweredInItsOrder() throws Exception {
    try (Conversation said = say((get("/fr/", "") + get("/en/guide", "")).repeat(50))) {
      for (int i = 0; i < 50; i++) {
        assertThat(said.answer().body()).contains("<html lang=\"fr\"");
        assertThat(said.answer().body()).contains("<html lang=\"en\"");
      }
    }
  }

  @Test
  void aRequestBehindARefusedBodyIsAnsweredAfterIt() throws Exception {
    String body = "not a form at all";
    String refused = post("Content-Length: " + body.length() + "\r\n", body);
    try (Conversation said = say(refused + get("/en/guide", ""))) {
      Refused.as(400, "fr", said.answer(), instance);
      assertThat(said.answer().status()).isEqualTo(200);
    }
  }

  @Test
  void whoAsksBeforeSendingIsToldToGoOn() throws Exception {
    Source.Form form = source.form("en");
    byte[] body = new Source.Body().field("token", form.token()).field("message", "").end();
    String head =
        source.head(
            "POST",
            "/en/send/" + form.id(),
            "Content-Type: multipart/form-data; boundary="
                + Source.BOUNDARY
                + "\r\nExpect: 100-continue\r\nContent-Length: "
                + body.length
                + "\r\n");
    try (Conversation said = source.converse().say(head)) {
      assertThat(said.answer().status()).isEqualTo(100);
      Refused.as(422, "en", said.say(body).answer(), instance);
    }
  }

  @Test
  void whoAsksBeforeSendingTooMuchIsToldSoInstead() throws Exception {
    String lines = "Expect: 100-continue\r\nContent-Length: 100000000000000\r\n";
    try (Conversation said = say(post(lines, ""))) {
      Refused.as(413, "fr", said.answer(), instance);
      assertThat(said.ended()).isTrue();
    }
  }

  @Test
  void theLimitsOfLineAndHeadAreWhereTheyAreSaidToBe() throws Exception {
    int line = "GET /en/? HTTP/1.1".length();
    assertThat(answered(get("/en/?" + "a".repeat(4_096 - line), ""))).isEqualTo(200);
    assertThat(answered(get("/en/?" + "a".repeat(4_097 - line), ""))).isEqualTo(414);
    int head = ("Host: " + source.host() + "X: ").length();
    assertThat(answered(get("/en/", "X: " + "a".repeat(8_192 - head) + "\r\n"))).isEqualTo(200);
    assertThat(answered(get("/en/", "X: " + "a".repeat(8_193 - head) + "\r\n"))).isEqualTo(431);
  }

  private static int answered(String request) throws IOException {
    try (Conversation said = say(request)) {
      return said.answer().status();
    }
  }
}
