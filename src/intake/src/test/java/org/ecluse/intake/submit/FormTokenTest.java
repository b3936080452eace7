package org.ecluse.intake.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.ecluse.core.FormId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FormTokenTest {

  private static final Instant LATE = Instant.parse("2026-11-23T23:59:59Z");
  private final FormId form = FormId.random();

  private static FormToken at(Instant now) {
    return new FormToken(new byte[32], Clock.fixed(now, ZoneOffset.UTC));
  }

  @Test
  void isGoodForTwoDaysAtLeastAndNotForEver() {
    String token = at(LATE).issue(form);
    assertThat(token).hasSize(FormToken.LENGTH);
    assertThat(at(LATE).accepts(form, token)).isTrue();
    assertThat(at(LATE.plus(Duration.ofDays(2))).accepts(form, token)).isTrue();
    assertThat(at(LATE.plus(Duration.ofHours(49))).accepts(form, token)).isFalse();
    assertThat(at(LATE.minus(Duration.ofDays(1))).accepts(form, token)).isFalse();
  }

  @Test
  void isGoodForItsOwnFormOnly() {
    String token = at(LATE).issue(form);
    assertThat(at(LATE).accepts(FormId.random(), token)).isFalse();
  }

  @Test
  void refusesAnyOtherText() {
    String token = at(LATE).issue(form);
    for (int i = 0; i < token.length(); i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      String flipped = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(at(LATE).accepts(form, flipped)).isFalse();
    }
    assertThat(at(LATE).accepts(form, "")).isFalse();
    assertThat(at(LATE).accepts(form, token + "=")).isFalse();
    assertThat(at(LATE).accepts(form, "\u00e9".repeat(43))).isFalse();
  }

  @Test
  void staysGoodOverARestart(@TempDir Path home) throws IOException {
    Path file = home.resolve("form.key");
    Clock clock = Clock.fixed(LATE, ZoneOffset.UTC);
    String token = FormToken.openOrCreate(file, clock).issue(form);
    assertThat(FormToken.openOrCreate(file, clock).accepts(form, token)).isTrue();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void refusesAKeyThatIsNone(@TempDir Path home) throws IOException {
    Path file = home.resolve("form.key");
    Files.write(file, new byte[31]);
    assertThatThrownBy(() -> FormToken.openOrCreate(file, Clock.systemUTC()))
        .isInstanceOf(IOException.class);
  }
}
