package org.ecluse.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.acceptance.Source.Body.NO_KIND;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bodies that are no form, or a strange one. Each row is what follows the token; {@code --B} stands
 * for the boundary's line.
 */
final class MultipartIT {

  private static final String END = "--B--\r\n";
  private static final String FIELD = "--B\r\nContent-Disposition: form-data; name=";

  private static Instance instance;
  private static Source source;

  @BeforeAll
  static void starts() throws Exception {
    instance = Instance.started(Map.of());
    source = Source.at(instance.port());
  }

  @AfterAll
  static void stops() throws Exception {
    instance.close();
  }

  private static byte[] body(Source.Form form, String rest) {
    String token = new String(new Source.Body().field("token", form.token()).unfinished(), UTF_8);
    return (token + rest.replace("--B", "--" + Source.BOUNDARY)).getBytes(UTF_8);
  }

  private static void refused(int status, String rest) throws Exception {
    Source.Form form = source.form("fr");
    Refused.as(status, "fr", source.post("fr", form, body(form, rest)), instance);
  }

  private static String file(String parameters, String content) {
    return FIELD + "\"files\"; " + parameters + "\r\n\r\n" + content + "\r\n";
  }

  private static String message(String text) {
    return FIELD + "\"message\"\r\n\r\n" + text + "\r\n";
  }

  private static String header(String lines) {
    return "--B\r\n" + lines + "\r\n\r\nsome text\r\n";
  }

  static Stream<Arguments> bodiesThatAreNoForm() {
    String disposition = "Content-Disposition: form-data; name=\"message\"";
    return Stream.of(
        arguments("nothing behind the token", ""),
        arguments("no end", message("x")),
        arguments("half an end", message("x") + "--B-"),
        arguments("an end that is none", message("x") + "--B-x\r\n"),
        arguments("an end in the middle of a header", "--B\r\nContent-Disp"),
        arguments("a boundary with something behind it", message("x") + "--Bx\r\n" + END),
        arguments(
            "a boundary that ends in a bare line feed", "--B\n" + disposition + "\n\nx\n--B--"),
        arguments("a part without a header", "--B\r\n\r\nx\r\n" + END),
        arguments("a header that is none", header("no colon") + END),
        arguments("a header with a NUL in its name", header("Content\0-Disposition: x") + END),
        arguments(
            "a folded header",
            header("Content-Disposition: form-data;\r\n name=\"message\"") + END),
        arguments("a bare line feed in a header", header(disposition + "\nX: y") + END),
        arguments("two dispositions", header(disposition + "\r\n" + disposition) + END),
        arguments(
            "a disposition of another kind",
            header("Content-Disposition: attachment; name=\"message\"") + END),
        arguments("a field without a name", header("Content-Disposition: form-data; x=y") + END),
        arguments("a name twice", header(disposition + "; name=\"token\"") + END),
        arguments(
            "a quote that does not close",
            header("Content-Disposition: form-data; name=\"message") + END),
        arguments("a header without an end", "--B\r\nX: " + "y".repeat(20_000)),
        arguments("too many header lines", header("X: y\r\n".repeat(4_000) + disposition) + END),
        arguments(
            "a part in base64",
            header(disposition + "\r\nContent-Transfer-Encoding: base64") + END),
        arguments(
            "a part in quoted-printable",
            header(disposition + "\r\nContent-Transfer-Encoding: quoted-printable") + END),
        arguments(
            "a name of 20,000 letters",
            header(disposition.replace("message", "m".repeat(20_000))) + END),
        arguments(
            "a field that the form does not have",
            header(disposition.replace("message", "colour")) + END),
        arguments(
            "a name that only looks alike",
            header(disposition.replace("message", "messаge")) + END),
        arguments("a name in capitals", header(disposition.replace("message", "MESSAGE")) + END),
        arguments("a list of messages", header(disposition.replace("message", "message[]")) + END),
        arguments("a message twice", message("a") + message("b") + END),
        arguments("a token twice", FIELD + "\"token\"\r\n\r\nx\r\n" + END),
        arguments(
            "a choice twice",
            FIELD + "\"unclean\"\r\n\r\nkeep\r\n" + FIELD + "\"unclean\"\r\n\r\nrefuse\r\n" + END),
        arguments("a choice nobody offered", FIELD + "\"unclean\"\r\n\r\nmaybe\r\n" + END),
        arguments("a choice in UTF-16", FIELD + "\"unclean\"\r\n\r\nk\0e\0e\0p\0\r\n" + END),
        arguments("a text behind a file", file("filename=a", "x") + message("late") + END),
        arguments(
            "a message that is a file in another field",
            FIELD + "\"other\"; filename=\"a\"\r\n\r\nx\r\n" + END),
        arguments("much behind the end", message("x") + END + "y".repeat(2_000)),
        arguments(
            "100,000 fields", header(disposition.replace("message", "f")).repeat(100_000) + END));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodiesThatAreNoForm")
  void isMalformedAndNothingOfItIsKept(String name, String rest) throws Exception {
    refused(400, rest);
  }

  static Stream<Arguments> formsWithNothingToTake() {
    String nested =
        String.join(
            "\r\n",
            "--B",
            "Content-Disposition: form-data; name=\"files\"",
            "Content-Type: multipart/mixed; boundary=C",
            "",
            "--C",
            "Content-Disposition: file; filename=\"a.jpg\"",
            "",
            NO_KIND,
            "--C--",
            "");
    return Stream.of(
        arguments(422, "only a token", END),
        arguments(
            422,
            "an empty message and no file",
            message(" \r\n\t") + file("filename=\"\"", "") + END),
        arguments(413, "10,000 files", file("filename=\"a\"", "x").repeat(10_000) + END),
        arguments(413, "10,000 empty file fields", file("filename=\"\"", "").repeat(10_000) + END),
        arguments(413, "a message one byte too long", message("x".repeat((64 << 10) + 1)) + END),
        arguments(415, "a form within a file field", nested + END),
        arguments(415, "no file name at all", FIELD + "\"files\"\r\n\r\n" + NO_KIND + "\r\n" + END),
        arguments(
            415,
            "spaces behind the boundary",
            file("filename=a", NO_KIND).replace("--B", "--B \t ") + END),
        arguments(
            415,
            "almost a boundary inside",
            file("filename=a", NO_KIND + "\r\n--\r\n--" + Source.BOUNDARY.substring(1)) + END),
        arguments(
            415,
            "the boundary without a line end before it",
            file("filename=a", NO_KIND + "--B--\r\ny") + END),
        arguments(
            415, "a little behind the end", file("filename=a", NO_KIND) + END + "y".repeat(500)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("formsWithNothingToTake")
  void isRefusedForWhatItIs(int status, String name, String rest) throws Exception {
    refused(status, rest);
  }

  static Stream<Arguments> fileNames() {
    return Stream.of(
        arguments("a path upwards", "filename=\"../../../../tmp/ecluse-escaped\""),
        arguments("a path of Windows", "filename=\"C:\\Users\\marie\\ecluse-escaped\""),
        arguments("an absolute path", "filename=\"/tmp/ecluse-escaped\""),
        arguments("turned around", "filename=\"\u202Efdp.exe\""),
        arguments("from right to left", "filename=\"نص.bin\""),
        arguments("a script", "filename=\"<script>alert(1)</script>\""),
        arguments("a template", "filename=\"{at.site.raw}${7*7}\""),
        arguments("a NUL", "filename=\"a\0.jpg\""),
        arguments("an escape for terminals", "filename=\"\u001b[2J\""),
        arguments("a device", "filename=\"CON\""),
        arguments("only dots", "filename=\"..\""),
        arguments("half a surrogate", "filename=\"\uD83D\""),
        arguments("4,000 letters", "filename=\"" + "n".repeat(4_000) + "\""),
        arguments("RFC 8187", "filename=\"a\"; filename*=UTF-8''%2e%2e%2fna%C3%AFf"),
        arguments("RFC 8187 in another charset", "filename*=UTF-16''a"),
        arguments("RFC 8187 with a wrong escape", "filename*=UTF-8''%zz"),
        arguments("RFC 8187 overlong", "filename*=UTF-8''%c0%ae%c0%ae%c0%af"),
        arguments("RFC 2231 in pieces", "filename*0=\"a\"; filename*1=\"b\""),
        arguments("escaped quotes", "filename=\"a\\\"b\""),
        arguments("an encoded line end", "filename=\"a%0D%0AX: y\""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void fileNames(String name, String parameters) throws Exception {
    Source.Form form = source.form("en");
    Source.Answer answer = source.post("en", form, body(form, file(parameters, NO_KIND) + END));
    Refused.as(415, "en", answer, instance);
    assertThat(answer.body()).doesNotContain("<script", "ecluse-escaped", "\0", "nnnnnnnn");
    assertThat(java.nio.file.Path.of("/tmp/ecluse-escaped")).doesNotExist();
  }

  @Test
  void aNameThatIsNotUtf8IsTakenForWhatItIs() throws Exception {
    Source.Form form = source.form("en");
    String invalid = new String(new byte[] {(byte) 0xc0, (byte) 0xaf, (byte) 0xff}, ISO_8859_1);
    byte[] body =
        new String(body(form, file("filename=\"?\"", NO_KIND) + END), ISO_8859_1)
            .replace("\"?\"", "\"" + invalid + "\"")
            .getBytes(ISO_8859_1);
    Refused.as(415, "en", source.post("en", form, body), instance);
  }

  @Test
  void aWholeBodyInUtf16IsNoForm() throws Exception {
    Source.Form form = source.form("fr");
    byte[] body = new String(body(form, message("x") + END), UTF_8).getBytes(UTF_16LE);
    Refused.as(400, "fr", source.post("fr", form, body), instance);
  }

  static Stream<Arguments> contentTypes() {
    String good = "multipart/form-data; boundary=";
    return Stream.of(
        arguments("no boundary", "multipart/form-data"),
        arguments("an empty boundary", good),
        arguments("a boundary of 71 letters", good + "a".repeat(71)),
        arguments("a boundary twice", good + Source.BOUNDARY + "; boundary=x"),
        arguments("a boundary with a NUL", good + "\"a\u0001b\""),
        arguments("a boundary that does not close", good + "\"" + Source.BOUNDARY),
        arguments("a boundary that ends in a space", good + "\"a \""),
        arguments("mixed parts", "multipart/mixed; boundary=" + Source.BOUNDARY),
        arguments("a form without files", "application/x-www-form-urlencoded"),
        arguments("text", "text/plain; boundary=" + Source.BOUNDARY),
        arguments("parameters without end", good + Source.BOUNDARY + "; x=" + "y".repeat(600)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void contentTypes(String name, String type) throws Exception {
    Source.Form form = source.form("fr");
    byte[] body = body(form, message("x") + END);
    String lines = "Content-Type: " + type + "\r\nContent-Length: " + body.length + "\r\n";
    try (Conversation said = source.converse()) {
      said.say(source.head("POST", "/fr/send/" + form.id(), lines)).say(body);
      Refused.as(400, "fr", said.answer(), instance);
    }
  }

  @Test
  void aPreambleIsPassedOverAndALongOneIsNot() throws Exception {
    Source.Form form = source.form("fr");
    String rest = new String(body(form, END), UTF_8);
    Refused.as(
        422,
        "fr",
        source.post("fr", form, ("x".repeat(1_000) + "\r\n" + rest).getBytes(UTF_8)),
        instance);
    Refused.as(
        400,
        "fr",
        source.post("fr", form, ("x".repeat(2_000) + "\r\n" + rest).getBytes(UTF_8)),
        instance);
  }
}
