package org.ecluse.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.ecluse.core.Settings.BadSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsTest {

  @TempDir Path home;

  private Settings with(String file, Map<String, String> more) throws Exception {
    Files.writeString(home.resolve("ecluse.properties"), file);
    java.util.Map<String, String> environment = new java.util.HashMap<>(more);
    environment.put("ECLUSE_HOME", home.toString());
    return Settings.of(environment);
  }

  @Test
  void readsTheFileInTheHome() throws Exception {
    assertThat(with("ecluse.intake.listen=127.0.0.1:8080\n", Map.of()).text("intake.listen"))
        .contains("127.0.0.1:8080");
  }

  @Test
  void letsTheEnvironmentWin() throws Exception {
    Settings settings =
        with("ecluse.limits.file-bytes=5\n", Map.of("ECLUSE_LIMITS_FILE_BYTES", "7"));
    assertThat(Limits.from(settings).fileBytes()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"many", "-1", "0", "1.5", "99999999999999999999", "1GiB"})
  void refusesANumberItCannotUnderstandInsteadOfTakingTheDefault(String value) throws Exception {
    Settings settings = with("ecluse.limits.files=" + value + "\n", Map.of());
    assertThatExceptionOfType(BadSetting.class)
        .isThrownBy(() -> Limits.from(settings))
        .withMessageContaining("limits.files")
        .withMessageNotContaining(value + " ");
  }

  @Test
  void takesTheDefaultsOfTheDesign() {
    Limits limits = Limits.defaults();
    assertThat(limits.fileBytes()).isEqualTo(4L << 30);
    assertThat(limits.submissionBytes()).isEqualTo(8L << 30);
    assertThat(limits.files()).isEqualTo(100);
    assertThat(limits.messageBytes()).isEqualTo(64 << 10);
    assertThat(limits.spoolDiskBytes()).isEqualTo(20L << 30);
    assertThat(limits.stall()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void treatsAnEmptyValueAsNotSet() throws Exception {
    assertThat(with("ecluse.vault=\n", Map.of()).text("vault")).isEmpty();
  }
}
