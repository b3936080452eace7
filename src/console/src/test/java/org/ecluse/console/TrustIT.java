package org.ecluse.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.ecluse.core.CaseId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing is opened without a keyring that the pinned admins signed. */
final class TrustIT {

  private TestVault vault;
  private CaseId caseId;

  @BeforeEach
  void make() throws Exception {
    vault = TestVault.make();
    caseId = vault.put("Un message", Samples.photo("a.jpg"));
  }

  @AfterEach
  void remove() throws IOException {
    vault.close();
  }

  private void assertOpensNothing(Map<String, String> settings, int status, String banner)
      throws Exception {
    try (StartedConsole console = StartedConsole.over(vault, settings)) {
      Visitor reviewer = console.reviewer();
      Visitor.Answer queue = reviewer.get("/en/");
      assertThat(queue.status()).isEqualTo(status);
      assertThat(queue.text()).contains(banner).doesNotContain(caseId.text());
      Visitor.Answer page = reviewer.get("/en/case/" + caseId);
      assertThat(page.status()).isEqualTo(status);
      assertThat(page.text()).contains(banner).doesNotContain("Un message");
      assertThat(reviewer.get("/en/case/" + caseId + "/file/1").status()).isEqualTo(status);
    }
  }

  @Test
  void opensNothingWhenNoAdminIsPinned() throws Exception {
    assertOpensNothing(Map.of("ECLUSE_ADMINS", ""), 422, "No admin is pinned");
  }

  @Test
  void opensNothingWhenThePinsAreNonsense() throws Exception {
    assertOpensNothing(Map.of("ECLUSE_ADMINS", "2:AB"), 422, "cannot be understood");
  }

  @Test
  void opensNothingUnderAKeyringOfOtherAdmins() throws Exception {
    String other = "1:" + "0".repeat(40);
    assertOpensNothing(Map.of("ECLUSE_ADMINS", other), 422, "not signed by your admins");
  }

  @Test
  void opensNothingWhenTheStorageTakesTheKeyringBack() throws Exception {
    vault.welcomeAnna();
    Path newest = vault.object("keyring/2");
    try (StartedConsole console = StartedConsole.over(vault, Map.of())) {
      assertThat(console.reviewer().get("/en/").status()).isEqualTo(200);
    }
    Files.delete(newest);
    assertOpensNothing(Map.of(), 422, "older keyring than before");
  }

  @Test
  void opensNothingBeforeAKeyringWasPublished() throws Exception {
    Files.delete(vault.object("keyring/1"));
    assertOpensNothing(Map.of(), 422, "No keyring has been published");
  }

  @Test
  void saysSoWhenTheStorageIsAwayAndGoesOnWhenItIsBack() throws Exception {
    vault.welcomeAnna();
    Path storage = vault.object("");
    Path away = vault.home().resolve("away");
    Files.move(storage, away);
    try (StartedConsole console = StartedConsole.over(vault, Map.of())) {
      Visitor reviewer = console.reviewer();
      Visitor.Answer queue = reviewer.get("/en/");
      assertThat(queue.status()).isEqualTo(503);
      assertThat(queue.text()).contains("The storage cannot be reached");
      Files.move(away, storage);
      assertThat(reviewer.get("/en/").status()).isEqualTo(200);
      Files.move(storage, away);
      assertThat(reviewer.get("/en/").status()).isEqualTo(503);
      assertThat(reviewer.get("/en/case/" + caseId).status()).isEqualTo(503);
      Files.move(away, storage);
    }
  }

  @Test
  void anExpiredKeyringStillOpensWhatWasSealed() throws Exception {
    try (TestVault old = TestVault.make(Instant.now().minus(Duration.ofDays(91)))) {
      old.welcomeAnna();
      CaseId sealed = old.put("Un vieux message");
      try (StartedConsole console = StartedConsole.over(old, Map.of())) {
        Visitor.Answer page = console.reviewer().get("/en/case/" + sealed);
        assertThat(page.text()).contains("The keyring has expired", "Un vieux message");
      }
    }
  }

  @Test
  void remindsBeforeAKeyringExpires() throws Exception {
    try (TestVault old = TestVault.make(Instant.now().minus(Duration.ofDays(80)))) {
      try (StartedConsole console = StartedConsole.over(old, Map.of())) {
        assertThat(console.reviewer().get("/en/").text()).contains("The keyring expires soon");
      }
    }
  }

  @Test
  void saysThatAKeyIsNotAmongTheRecipients() throws Exception {
    try (StartedConsole console = StartedConsole.over(vault, Map.of())) {
      Visitor.Answer queue = console.reviewer().get("/en/");
      assertThat(queue.status()).isEqualTo(200);
      assertThat(queue.text()).contains("Your key is not in the keyring", "Not for this key");
    }
  }
}
