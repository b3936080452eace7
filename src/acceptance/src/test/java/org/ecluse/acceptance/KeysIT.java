package org.ecluse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An admin and a reviewer set an instance up with the commands the README gives, and it works. */
final class KeysIT {

  @TempDir Path folder;

  @Test
  void anInstanceIsSetUpWithFourCommandsAndItsGateOpens() throws Exception {
    Path home = folder.resolve("home");
    Files.createDirectory(home);
    Files.createDirectory(home.resolve("vault"));
    Path pass = Files.writeString(folder.resolve("pass"), "correct horse battery staple\n");
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "ECLUSE_HOME", home.toString(), "ECLUSE_ADMIN_PASSPHRASE_FILE", pass.toString()));
    Path ecluse = Instance.root().resolve("deploy/ecluse");

    assertThat(Run.of(settings, ecluse, "keys", "status").code())
        .as("nobody pinned yet")
        .isEqualTo(5);
    Run init = Run.of(settings, ecluse, "keys", "init", "--yes");
    assertThat(init.code()).as(init.err()).isZero();
    assertThat(init.text()).matches("ecluse\\.admins=1:[0-9A-F]{40}\\s*");
    Run reviewer =
        Run.of(
            settings,
            ecluse,
            "keys",
            "new-reviewer",
            "lucie",
            "--out",
            folder.resolve("lucie"),
            "--passphrase-file",
            pass);
    assertThat(reviewer.code()).as(reviewer.err()).isZero();
    Run add =
        Run.of(
            settings,
            ecluse,
            "keys",
            "add",
            folder.resolve("lucie/lucie.cert.asc"),
            "--activate-after-hours",
            "0",
            "--yes");
    assertThat(add.code()).as(add.err()).isZero();
    Run publish = Run.of(settings, ecluse, "keys", "publish", "--yes");
    assertThat(publish.code()).as(publish.err()).isZero();
    Run status = Run.of(settings, ecluse, "keys", "status", "--json");
    assertThat(status.code()).as(status.err()).isZero();
    assertThat(status.text())
        .contains("\"epoch\" : 1", "\"person\" : \"lucie\"", "\"state\" : \"active\"")
        .contains(reviewer.text().strip());
  }

  @Test
  void aCertificateWithoutItsProofIsRefused() throws Exception {
    Path pass = Files.writeString(folder.resolve("pass"), "x y z");
    Map<String, String> settings =
        Map.of(
            "ECLUSE_HOME", folder.resolve("home").toString(),
            "ECLUSE_ADMIN_PASSPHRASE_FILE", pass.toString());
    Path ecluse = Instance.root().resolve("deploy/ecluse");
    assertThat(Run.of(settings, ecluse, "keys", "init", "--yes").code()).isZero();
    Run.of(
        settings,
        ecluse,
        "keys",
        "new-reviewer",
        "eve",
        "--out",
        folder,
        "--passphrase-file",
        pass);
    String text = Files.readString(folder.resolve("eve.cert.asc"));
    Path bare =
        Files.writeString(
            folder.resolve("bare.asc"),
            text.substring(0, text.indexOf("-----BEGIN PGP SIGNATURE")));
    Run add = Run.of(settings, ecluse, "keys", "add", bare, "--yes");
    assertThat(add.code()).as(add.err()).isEqualTo(8);
  }
}
