package org.ecluse.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ecluse.core.CaseId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What broken submissions left: shown before it is cleared away, and never a part of a case. */
final class SweepIT {

  private TestVault vault;
  private CaseId whole;
  private CaseId broken;

  @BeforeEach
  void make() throws Exception {
    vault = TestVault.make();
    vault.welcomeAnna();
    whole = vault.put("Un message", Samples.photo("a.jpg"));
    broken = vault.put("Jamais fini", Samples.photo("b.jpg"));
    Files.delete(vault.object("queue/" + broken));
    age(20);
  }

  private void age(int days) throws IOException {
    Instant then = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(days, ChronoUnit.DAYS);
    for (CaseId caseId : List.of(whole, broken)) {
      try (Stream<Path> parts = Files.list(vault.object("inbox/" + caseId))) {
        for (Path part : parts.toList()) {
          Files.setLastModifiedTime(part, FileTime.from(then));
        }
      }
    }
  }

  @AfterEach
  void remove() throws IOException {
    vault.close();
  }

  @Test
  void showsWhatItWouldDoAndDoesItOnRequestOnly() throws Exception {
    try (StartedConsole console = StartedConsole.over(vault, Map.of())) {
      Visitor reviewer = console.reviewer();
      assertThat(reviewer.get("/fr/").text()).contains("/fr/sweep");
      Visitor.Answer page = reviewer.get("/fr/sweep");
      assertThat(page.text())
          .contains("Envois interrompus</dt><dd>1<")
          .contains("une fois par jour");
      assertThat(vault.object("inbox/" + broken)).isNotEmptyDirectory();
      assertThat(reviewer.post("/fr/sweep", Map.of("token", "wrong")).status()).isEqualTo(403);
      assertThat(vault.object("inbox/" + broken)).isNotEmptyDirectory();
      Visitor.Answer swept = reviewer.post("/fr/sweep", Map.of("token", page.token()));
      assertThat(swept.header("location").orElseThrow()).endsWith("/fr/sweep");
      assertThat(vault.object("inbox/" + broken)).doesNotExist();
      assertThat(vault.object("trash/inbox/" + broken)).isNotEmptyDirectory();
      assertThat(reviewer.get("/fr/sweep").text())
          .contains("Il n’y a rien à ranger")
          .contains("Dernier rangement");
      assertThat(reviewer.get("/en/sweep").text()).contains("There is nothing to clear away");
      assertThat(reviewer.get("/fr/case/" + whole).text()).contains("Un message");
    }
  }

  @Test
  void asksForTheKeyFirstAndSaysWhenTheStorageIsAway() throws Exception {
    Map<String, String> settings = Map.of("ECLUSE_CONSOLE_SWEEP", "off");
    try (StartedConsole console = StartedConsole.over(vault, settings)) {
      Visitor reviewer = console.reviewer();
      Visitor.Answer page = reviewer.get("/en/sweep");
      assertThat(page.text()).contains("only when you ask");
      Path away = vault.home().resolve("away");
      Files.move(vault.home().resolve("vault"), away);
      assertThat(reviewer.get("/en/sweep").status()).isEqualTo(503);
      assertThat(reviewer.post("/en/sweep", Map.of("token", page.token())).status()).isEqualTo(503);
      Files.move(away, vault.home().resolve("vault"));
      reviewer.post("/en/lock", Map.of("token", page.token()));
      assertThat(console.reviewer().get("/en/sweep").header("location").orElseThrow())
          .endsWith("/en/unlock");
      assertThat(vault.object("inbox/" + broken)).isNotEmptyDirectory();
    }
  }
}
