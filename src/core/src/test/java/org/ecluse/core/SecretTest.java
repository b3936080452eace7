package org.ecluse.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SecretTest {

  @Test
  void isNeverPrinted() {
    try (Secret secret = new Secret("hunter2".getBytes(java.nio.charset.StandardCharsets.UTF_8))) {
      assertThat(secret.toString() + String.format("%s", secret)).doesNotContain("hunter");
    }
  }

  @Test
  void isWipedWhenClosed() {
    Secret secret = new Secret(new byte[] {1, 2, 3});
    byte[] bytes = secret.bytes();
    secret.close();
    assertThat(bytes).containsOnly(0);
  }

  @Test
  void goesFromCharactersToBytesAndBack() {
    char[] text = "pässwörd €".toCharArray();
    try (Secret secret = Secret.of(text)) {
      assertThat(secret.chars()).isEqualTo(text);
    }
  }
}
