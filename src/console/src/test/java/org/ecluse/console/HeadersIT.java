package org.ecluse.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ecluse.core.CaseId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same strict headers on every answer, errors too. */
final class HeadersIT {

  private static TestVault vault;
  private static StartedConsole console;
  private static CaseId caseId;

  @BeforeAll
  static void start() throws Exception {
    vault = TestVault.make();
    vault.welcomeAnna();
    caseId = vault.put("Un message", Samples.photo("a.jpg"));
    console = StartedConsole.over(vault, Map.of());
  }

  @AfterAll
  static void end() throws IOException {
    console.close();
    vault.close();
  }

  @Test
  void standOnEveryAnswer() throws IOException {
    Visitor stranger = console.visitor();
    Visitor reviewer = console.visitor();
    Map<String, Visitor.Answer> answers = new LinkedHashMap<>();
    answers.put("200 enter", reviewer.get(console.linkPath()));
    answers.put("200 queue", reviewer.get("/fr/"));
    answers.put("200 case", reviewer.get("/fr/case/" + caseId));
    String file = "/fr/case/" + caseId + "/file/1";
    answers.put("200 warning", reviewer.get(file));
    Map<String, String> form = Map.of("token", answers.get("200 warning").token());
    answers.put("303 understood", reviewer.post(file, form));
    answers.put("200 style", stranger.get("/style.css"));
    answers.put("303 root", reviewer.get("/"));
    answers.put("303 unlock", reviewer.get("/fr/unlock"));
    answers.put("403 no session", stranger.get("/fr/"));
    answers.put("403 used", stranger.get("/enter/x"));
    answers.put("403 form", reviewer.post("/fr/lock", Map.of()));
    answers.put("404 path", reviewer.get("/fr/nothing"));
    answers.put("404 case", reviewer.get("/fr/case/" + CaseId.random()));
    answers.put("405 gate", reviewer.send("PUT", "/fr/", new byte[0]));
    answers.put("405 route", reviewer.post("/fr/", Map.of()));
    answers.put("413", big(reviewer));
    answers.put("421", reviewer.with("Host", "evil.example").get("/fr/"));
    answers.put("422", wrongPassphrase(reviewer));
    for (Map.Entry<String, Visitor.Answer> each : answers.entrySet()) {
      Visitor.Answer answer = each.getValue();
      assertThat(answer.status() + "").as(each.getKey()).isEqualTo(each.getKey().substring(0, 3));
      assertThat(answer.header("content-security-policy"))
          .as(each.getKey())
          .contains(
              "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none';"
                  + " base-uri 'none'");
      assertStrict(each.getKey(), answer);
    }
    Visitor.Answer download = reviewer.get(file);
    assertThat(download.header("content-security-policy").orElseThrow())
        .contains("default-src 'none'")
        .endsWith("; sandbox");
    assertStrict("200 file", download);
  }

  private static Visitor.Answer big(Visitor reviewer) throws IOException {
    return reviewer
        .with("Content-Type", "application/x-www-form-urlencoded")
        .with("Origin", "http://127.0.0.1:" + console.port())
        .send("POST", "/fr/lock", "x".repeat(100_000).getBytes(StandardCharsets.US_ASCII));
  }

  private static Visitor.Answer wrongPassphrase(Visitor reviewer) throws IOException {
    String token = reviewer.get("/fr/").token();
    return reviewer.post("/fr/unlock", Map.of("token", token, "passphrase", "wrong"));
  }

  private static void assertStrict(String what, Visitor.Answer answer) {
    Map<String, String> wanted =
        Map.of(
            "cross-origin-opener-policy", "same-origin",
            "cross-origin-embedder-policy", "require-corp",
            "cross-origin-resource-policy", "same-origin",
            "referrer-policy", "no-referrer",
            "cache-control", "no-store",
            "x-content-type-options", "nosniff",
            "x-frame-options", "DENY");
    wanted.forEach(
        (name, value) ->
            assertThat(answer.headers().get(name)).as(what + " " + name).containsExactly(value));
    assertThat(answer.header("permissions-policy")).as(what).isPresent();
    assertThat(answer.headers().keySet())
        .as(what)
        .doesNotContain("server", "x-powered-by", "date", "access-control-allow-origin");
    if (answer.status() >= 400) {
      assertThat(answer.text()).as(what).contains("<html").doesNotContain("Exception", "\tat ");
    }
  }
}
