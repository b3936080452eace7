package org.ecluse.intake.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CircuitGateTest {

  @ParameterizedTest
  @CsvSource({
    "fc00:dead:beef:4dad::0:1a, 26",
    "fc00:dead:beef:4dad::1:0, 65536",
    "fc00:dead:beef:4dad::ffff:ffff, 4294967295"
  })
  void theLastTwoGroupsAreTheCircuit(String host, long number) {
    assertThat(CircuitGate.ofTor(host)).contains(Circuit.ofTor(number));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "::1",
        "127.0.0.1",
        "/run/ecluse/in.sock",
        "fc00:dead:beef:4dae::0:1a",
        "fc00:dead:beef:4dad::1a",
        "fc00:dead:beef:4dad::0:0:1a",
        "fc00:dead:beef:4dad::00000:1a",
        "fc00:dead:beef:4dad::0:1A",
        "xfc00:dead:beef:4dad::0:1a",
        "fc00:dead:beef:4dad::0:1a\n"
      })
  void nobodyElseIsTor(@Nullable String host) {
    assertThat(CircuitGate.ofTor(host)).isEmpty();
  }

  @Test
  void aCircuitPrintsNothingOfItself() {
    assertThat(Circuit.ofTor(123_456_789)).hasToString("[circuit]");
  }
}
