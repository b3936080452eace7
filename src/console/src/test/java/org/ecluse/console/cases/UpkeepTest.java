package org.ecluse.console.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.ecluse.core.Settings;
import org.ecluse.core.VaultException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UpkeepTest {

  @TempDir Path home;

  private Settings settings(String... more) {
    Map<String, String> all = new HashMap<>(Map.of("ECLUSE_HOME", home.toString()));
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return Settings.of(all);
  }

  private Path leftover() throws Exception {
    Path part = home.resolve("vault/inbox/" + "a".repeat(32) + "/0.body");
    Files.createDirectories(part.getParent());
    Files.write(part, new byte[] {1});
    Instant then = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(3, ChronoUnit.DAYS);
    Files.setLastModifiedTime(part, FileTime.from(then));
    return part;
  }

  private static Upkeep.Last awaited(Upkeep upkeep) throws Exception {
    while (upkeep.last().isEmpty()) {
      Thread.sleep(10);
    }
    return upkeep.last().get();
  }

  @Test
  void sweepsByItselfOnceItIsOpen() throws Exception {
    Path part = leftover();
    try (Upkeep upkeep = Upkeep.of(settings("ECLUSE_VAULT_SWEEP_DAYS", "2"))) {
      upkeep.begin(Duration.ofMillis(1));
      assertThat(awaited(upkeep).swept().orElseThrow().parts()).isEqualTo(1);
    }
    assertThat(part).doesNotExist();
  }

  @Test
  void leavesWhatIsExactlyAsOldAsTheSetting() throws Exception {
    Path part = leftover();
    try (Upkeep upkeep = Upkeep.of(settings("ECLUSE_VAULT_SWEEP_DAYS", "3"))) {
      assertThat(upkeep.run().parts()).isZero();
    }
    assertThat(part).exists();
  }

  @Test
  void remembersThatItCouldNot() throws Exception {
    try (Upkeep upkeep = Upkeep.of(settings())) {
      upkeep.begin(Duration.ofMillis(1));
      assertThat(awaited(upkeep).failure()).contains(VaultException.Kind.UNREACHABLE);
    }
  }

  @Test
  void doesNothingByItselfWhenSwitchedOff() throws Exception {
    try (Upkeep upkeep = Upkeep.of(settings("ECLUSE_CONSOLE_SWEEP", "off"))) {
      assertThat(upkeep.daily()).isFalse();
    }
    assertThatExceptionOfType(Settings.BadSetting.class)
        .isThrownBy(() -> Upkeep.of(settings("ECLUSE_CONSOLE_SWEEP", "no")));
  }
}
