package org.ecluse.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every fault that can be put into a running intake from outside: it closes the gate with the right
 * page and under its own name, and when it is gone the gate opens by itself and takes a submission.
 */
final class GateIT {

  private static final List<String> CLOSED =
      List.of("Nous sommes fermés pour l’instant", "We are closed just now");
  private static final List<String> FULL =
      List.of("Il n’y a plus de place pour l’instant", "There is no room left just now");

  @SuppressWarnings("NullAway.Init")
  private static Enclosure intake;

  @FunctionalInterface
  private interface Act {
    void run() throws Exception;
  }

  @BeforeAll
  static void start() throws Exception {
    intake = Enclosure.started(List.of(), Map.of());
  }

  @AfterAll
  static void stop() throws Exception {
    intake.close();
  }

  private static void fault(String reason, List<String> pages, Act put, Act take) throws Exception {
    submits();
    Source.Form early = intake.source().form("fr");
    put.run();
    try {
      intake.awaitClosed(reason);
      assertThat(intake.health().status()).isEqualTo(503);
      assertThat(intake.metrics())
          .contains("\necluse_gate_open 0\n", "{reason=\"" + reason + "\"} 1\n");
      assertPage("/fr/send", pages.get(0), "Revenez demain");
      assertPage("/en/send", pages.get(1), "Come back tomorrow");
      assertPage("/fr/form/" + early.id(), pages.get(0), "Revenez demain");
      Source.Answer late = intake.source().post("fr", early, body(early));
      assertThat(late.status()).isEqualTo(503);
      assertThat(late.body()).contains(pages.get(0));
    } finally {
      take.run();
    }
    intake.awaitOpen();
    assertThat(intake.metrics())
        .contains("\necluse_gate_open 1\n", "{reason=\"" + reason + "\"} 0\n");
    submits();
  }

  private static void assertPage(String path, String title, String advice) throws Exception {
    Source.Answer page = intake.source().get(path);
    assertThat(page.status()).as(path).isEqualTo(503);
    assertThat(page.body()).contains(title, advice);
  }

  private static byte[] body(Source.Form form) {
    return new Source.Body()
        .field("token", form.token())
        .field("message", "bonjour")
        .field("unclean", "keep")
        .file("a.bin", Source.Body.NO_KIND.getBytes(UTF_8))
        .end();
  }

  private static void submits() throws Exception {
    Source.Form form = intake.source().form("fr");
    Source.Answer answer = intake.source().post("fr", form, body(form));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("data-verdict=\"UNTOUCHED\"");
  }

  @Test
  void aVaultThatIsGone() throws Exception {
    fault(
        "vault-unreachable",
        CLOSED,
        () -> intake.turnTo(intake.instance().home().resolve("nothing-there")),
        () -> intake.turnTo(intake.instance().vault()));
  }

  @Test
  void aVaultThatIsReadOnly() throws Exception {
    fault(
        "vault-refuses",
        CLOSED,
        () -> intake.turnTo(intake.frozen()),
        () -> intake.turnTo(intake.instance().vault()));
  }

  @Test
  void aVaultThatIsFull() throws Exception {
    Path keyring = intake.inside(intake.small()).resolve("keyring");
    if (!Files.exists(keyring)) {
      Files.createDirectory(keyring);
      Files.copy(intake.instance().vault().resolve("keyring/1"), keyring.resolve("1"));
    }
    fault(
        "vault-full",
        FULL,
        () -> {
          intake.fill(intake.small(), 1 << 20);
          intake.turnTo(intake.small());
        },
        () -> intake.empty(intake.small()));
    assertThat(intake.inside(intake.small()).resolve("queue")).isDirectory();
    intake.turnTo(intake.instance().vault());
  }

  @Test
  void scratchThatIsFull() throws Exception {
    fault(
        "scratch-full",
        FULL,
        () -> intake.fill(intake.scratch(), 1 << 20),
        () -> intake.empty(intake.scratch()));
  }

  @Test
  void aWorkerProgramThatIsGone() throws Exception {
    Path away = intake.worker().resolveSibling("worker.away");
    fault(
        "sandbox-down",
        CLOSED,
        () -> Files.move(intake.worker(), away),
        () -> Files.move(away, intake.worker()));
  }

  @Test
  void aKeyringThatIsTakenAway() throws Exception {
    Path keyring = intake.instance().vault().resolve("keyring/1");
    Path away = intake.instance().home().resolve("keyring.away");
    fault(
        "keyring-rolled-back",
        CLOSED,
        () -> Files.move(keyring, away),
        () -> Files.move(away, keyring));
  }

  @Test
  void aKeyringThatSomebodyChanged() throws Exception {
    Path keyring = intake.instance().vault().resolve("keyring/1");
    byte[] good = Files.readAllBytes(keyring);
    byte[] bad = good.clone();
    bad[bad.length / 2] ^= 1;
    fault("keyring-not-trusted", CLOSED, () -> replace(keyring, bad), () -> replace(keyring, good));
  }

  private static void replace(Path file, byte[] bytes) throws Exception {
    Path fresh = file.resolveSibling("fresh");
    Files.write(fresh, bytes);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  @Test
  void nothingIsSaidOfASource() throws Exception {
    submits();
    assertThat(intake.log()).doesNotContain("bonjour", "a.bin", "Exception", "\tat ");
  }
}
