package org.ecluse.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.ecluse.core.Settings;
import org.ecluse.core.Settings.BadSetting;
import org.ecluse.vault.VaultAddress.Folder;
import org.ecluse.vault.VaultAddress.S3;
import org.ecluse.vault.s3.S3Location;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VaultAddressTest {

  private static final String ONION = "b".repeat(56) + ".onion";

  @TempDir Path home;

  private VaultAddress address(String... more) {
    Map<String, String> environment = new HashMap<>(Map.of("ECLUSE_HOME", home.toString()));
    for (int i = 0; i < more.length; i += 2) {
      environment.put(more[i], more[i + 1]);
    }
    return VaultAddress.of(Settings.of(environment));
  }

  @Test
  void isAFolderAtHomeWhenNothingIsSet() {
    assertThat(address()).isEqualTo(new Folder(home.resolve("vault")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3:https://vault.example.org/cases",
        "s3:https://192.0.2.7:8443/cases",
        "s3:https://[2001:db8::1]:8443/cases",
        "s3:http://127.0.0.1:9000/cases",
        "s3:http://localhost:9000/cases",
        "s3:http://[::1]:9000/cases"
      })
  void takesTlsAnywhereAndNoTlsOnThisMachine(String text) {
    S3Location location = ((S3) address("ECLUSE_VAULT", text)).location();
    assertThat(location.bucket()).isEqualTo("cases");
    assertThat(location.server() + "/cases").isEqualTo(text.substring("s3:".length()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3:http://vault.example.org/cases",
        "s3:http://127.0.0.1.example.org/cases",
        "s3:http://evil.onion.example.org/cases",
        "s3:ftp://127.0.0.1/cases",
        "s3:https://vault.example.org",
        "s3:https://vault.example.org/",
        "s3:https://vault.example.org/a",
        "s3:https://vault.example.org/cases/more",
        "s3:https://vault.example.org/Cases",
        "s3:https://vault.example.org/cases?x=y",
        "s3:https://vault.example.org/cases#x",
        "s3:https://key:secret@vault.example.org/cases",
        "s3:/cases",
        "s3:cases",
        "s3:",
        "s3:https://bad host/cases",
        "folder:relative",
        "http://127.0.0.1/cases",
        ""
      })
  void refusesEveryOtherForm(String text) {
    assertThatExceptionOfType(BadSetting.class)
        .isThrownBy(() -> VaultAddress.parse(text, Settings.of(Map.of())))
        .withMessageNotContaining("secret");
  }

  @Test
  void reachesAnOnionOnlyThroughAProxy() {
    String onion = "s3:http://" + ONION + "/cases";
    assertThatExceptionOfType(BadSetting.class).isThrownBy(() -> address("ECLUSE_VAULT", onion));
    S3 s3 =
        (S3) address("ECLUSE_VAULT", onion, "ECLUSE_VAULT_PROXY", "socks5://proxy.example:9050");
    assertThat(s3.line().proxy().orElseThrow().isUnresolved()).isTrue();
    assertThat(s3.location().server()).isEqualTo(URI.create("http://" + ONION));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1:9050", "socks5://127.0.0.1", "http://127.0.0.1:1", "socks5://a b:1"})
  void refusesAProxyOfAnotherForm(String text) {
    assertThatExceptionOfType(BadSetting.class)
        .isThrownBy(
            () -> address("ECLUSE_VAULT", "s3:https://h/cases", "ECLUSE_VAULT_PROXY", text));
  }

  @Test
  void sendsNothingForThisMachineThroughAProxy() {
    assertThatExceptionOfType(BadSetting.class)
        .isThrownBy(
            () ->
                address(
                    "ECLUSE_VAULT",
                    "s3:http://127.0.0.1:1/cases",
                    "ECLUSE_VAULT_PROXY",
                    "socks5://10.0.0.1:9050"));
  }

  @Test
  void acceptsAnyRightsOnThisMachineOnly() {
    String rights = "ECLUSE_VAULT_RIGHTS";
    S3 here = (S3) address("ECLUSE_VAULT", "s3:http://127.0.0.1:1/cases", rights, "any");
    assertThat(here.line().anyRights()).isTrue();
    assertThatExceptionOfType(BadSetting.class)
        .isThrownBy(() -> address("ECLUSE_VAULT", "s3:https://h/cases", rights, "any"));
    assertThatExceptionOfType(BadSetting.class)
        .isThrownBy(() -> address("ECLUSE_VAULT", "s3:https://h/cases", rights, "wide"));
  }

  private void write(String mode, String text) throws Exception {
    Path file = Files.writeString(home.resolve("vault.credentials"), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  @Test
  void opensWithCredentialsThatOnlyTheirOwnerMayRead() throws Exception {
    write("rw-------", "# mine\naccess_key=A\n\nsecret_key=s/+=x\nregion=default\n");
    assertThat(address("ECLUSE_VAULT", "s3:https://h/cases").open()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx--x---"})
  void refusesCredentialsThatOthersMayTouch(String mode) throws Exception {
    write(mode, "access_key=A\nsecret_key=hidden\n");
    assertThatExceptionOfType(BadSetting.class)
        .isThrownBy(() -> address("ECLUSE_VAULT", "s3:https://h/cases").open())
        .withMessageContaining("chmod 600")
        .withMessageNotContaining("hidden");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "access_key=A", "hidden", "access_key=A\nsecret_key=hidden\nregion=a b"})
  void refusesCredentialsOfAnotherForm(String text) throws Exception {
    write("rw-------", text);
    assertThatExceptionOfType(BadSetting.class)
        .isThrownBy(() -> address("ECLUSE_VAULT", "s3:https://h/cases").open())
        .withMessageNotContaining("hidden");
  }

  @Test
  void refusesWhenThereAreNoCredentials() {
    assertThatExceptionOfType(BadSetting.class)
        .isThrownBy(() -> address("ECLUSE_VAULT", "s3:https://h/cases").open());
  }

  @Test
  void refusesAnAuthorityThatIsNone() throws Exception {
    write("rw-------", "access_key=A\nsecret_key=B\n");
    Files.writeString(home.resolve("ca.pem"), "no certificate");
    assertThatExceptionOfType(BadSetting.class)
        .isThrownBy(
            () ->
                address("ECLUSE_VAULT", "s3:https://h/cases", "ECLUSE_VAULT_CA", "ca.pem").open());
  }
}
