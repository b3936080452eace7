package org.ecluse.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.ecluse.core.CaseId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The reviewer's key: unlocked by its passphrase, forgotten by a lock. */
final class KeyIT {

  private TestVault vault;
  private CaseId caseId;

  @BeforeEach
  void make() throws Exception {
    vault = TestVault.make();
    vault.welcomeAnna();
    caseId = vault.put("Un message", Samples.photo("a.jpg"));
  }

  @AfterEach
  void remove() throws IOException {
    vault.close();
  }

  @Test
  void asksForThePassphraseAndSaysPlainlyWhenItIsWrong() throws Exception {
    try (StartedConsole console =
        StartedConsole.over(vault, Map.of("ECLUSE_PASSPHRASE_FILE", ""))) {
      Visitor reviewer = console.reviewer();
      for (String route : List.of("/fr/", "/fr/case/" + caseId, "/fr/case/" + caseId + "/file/1")) {
        assertThat(reviewer.get(route).header("location")).as(route).contains("/fr/unlock");
      }
      String token = reviewer.get("/fr/unlock").token();
      for (String wrong : List.of("", "wrong", TestVault.PASSPHRASE + " ")) {
        Visitor.Answer answer =
            reviewer.post("/fr/unlock", Map.of("token", token, "passphrase", wrong));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("Ce n’est pas la phrase de passe");
      }
      assertThat(reviewer.get("/fr/").status()).isEqualTo(303);
      Visitor.Answer right =
          reviewer.post("/fr/unlock", Map.of("token", token, "passphrase", TestVault.PASSPHRASE));
      assertThat(right.header("location")).contains("/fr/");
      assertThat(reviewer.get("/fr/case/" + caseId).text()).contains("Un message");
      assertThat(console.log()).doesNotContain("correct horse");
    }
  }

  @Test
  void aLockForgetsTheKeyAndEndsEverySession() throws Exception {
    try (StartedConsole console = StartedConsole.over(vault, Map.of())) {
      Visitor other = console.reviewer();
      Visitor reviewer = console.reviewer();
      Visitor.Answer open = reviewer.get("/fr/case/" + caseId);
      assertThat(open.text()).contains("Un message");
      Visitor.Answer lock = reviewer.post("/fr/lock", Map.of("token", open.token()));
      assertThat(lock.header("location")).contains("/fr/unlock?locked=yes");
      assertThat(lock.header("set-cookie")).isPresent();
      assertThat(other.get("/fr/").status()).isEqualTo(403);
      // The cookie of a post stays with the visitor that sent it: come in again.
      Visitor again = console.reviewer();
      assertThat(again.get("/fr/case/" + caseId).header("location")).contains("/fr/unlock");
      assertThat(again.get("/fr/case/" + caseId + "/file/1").status()).isEqualTo(303);
      Visitor.Answer page = again.get("/fr/unlock");
      assertThat(page.text()).doesNotContain("Un message", caseId.text());
      assertThat(
              again
                  .post("/fr/unlock", Map.of("token", page.token(), "file", "yes"))
                  .header("location"))
          .contains("/fr/");
      assertThat(again.get("/fr/case/" + caseId).text()).contains("Un message");
    }
  }

  @Test
  void saysWhatIsMissingWhenNoKeyIsSet() throws Exception {
    try (StartedConsole console = StartedConsole.over(vault, Map.of("ECLUSE_KEY", ""))) {
      Visitor reviewer = console.reviewer();
      Visitor.Answer page = reviewer.get("/en/unlock");
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.text()).contains("ECLUSE_KEY").doesNotContain("type=\"password\"");
    }
  }

  @Test
  void saysWhatIsWrongWithTheFiles() throws Exception {
    try (StartedConsole console =
        StartedConsole.over(
            vault, Map.of("ECLUSE_KEY", "anna.pass", "ECLUSE_PASSPHRASE_FILE", "absent"))) {
      Visitor reviewer = console.reviewer();
      String token = reviewer.get("/en/unlock").token();
      assertThat(reviewer.post("/en/unlock", Map.of("token", token, "file", "yes")).text())
          .contains("The passphrase file is not there");
      assertThat(reviewer.post("/en/unlock", Map.of("token", token, "passphrase", "x")).text())
          .contains("holds no secret key");
    }
  }
}
