package org.ecluse.intake.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.ecluse.core.VaultException;
import org.ecluse.intake.gate.Gate.Condition;
import org.ecluse.intake.gate.Gate.KeyringSource;
import org.ecluse.seal.NotTrustedException;
import org.junit.jupiter.api.Test;

/** A gate that cannot get its keyring is closed and says why. Open gates: PagesTest. */
final class GateTest {

  private static String reason(KeyringSource keyrings, List<Condition> conditions) {
    Gate gate = new Gate(keyrings, "00".repeat(16), conditions, Clock.systemUTC());
    gate.look();
    assertThat(gate.state().open()).isFalse();
    assertThat(gate.state().keyring()).isEmpty();
    return ((GateState.Closed) gate.state()).reason();
  }

  @Test
  void isClosedBeforeItLooked() {
    Gate gate =
        new Gate(
            clock -> {
              throw new Gate.NotMet("never asked");
            },
            "00".repeat(16),
            List.of(),
            Clock.systemUTC());
    assertThat(((GateState.Closed) gate.state()).reason()).isEqualTo("starting");
  }

  @Test
  void staysClosedWithoutATrustedKeyringAndSaysWhy() {
    assertThat(
            reason(
                clock -> {
                  throw new NotTrustedException(NotTrustedException.Reason.EXPIRED);
                },
                List.of()))
        .isEqualTo("keyring: EXPIRED");
    assertThat(
            reason(
                clock -> {
                  throw new VaultException(VaultException.Kind.UNREACHABLE);
                },
                List.of()))
        .isEqualTo("vault: UNREACHABLE");
    assertThat(
            reason(
                clock -> {
                  throw new Gate.NotMet("keyring: ECLUSE_ADMINS is not set");
                },
                List.of()))
        .isEqualTo("keyring: ECLUSE_ADMINS is not set");
  }

  @Test
  void anErrorNobodyThoughtOfClosesItToo() {
    List<String> asked = new ArrayList<>();
    assertThat(
            reason(
                clock -> {
                  throw new IllegalStateException("with a text that is not shown");
                },
                List.of(() -> asked.add("condition"))))
        .isEqualTo("unexpected: IllegalStateException");
    assertThat(asked).isEmpty();
  }
}
