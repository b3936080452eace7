package org.ecluse.intake.circuit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalLong;
import org.ecluse.core.Limits;
import org.ecluse.core.Refusal;
import org.ecluse.intake.submit.RefusedException;
import org.junit.jupiter.api.Test;

final class AdmissionTest {

  private static final Circuit ONE = new Circuit(1);
  private static final Circuit OTHER = new Circuit(2);

  private static final Sender SENDER =
      new Sender() {
        @Override
        public long received() {
          return 0;
        }

        @Override
        public long waited() {
          return 0;
        }

        @Override
        public boolean sending() {
          return true;
        }

        @Override
        public void cut(Refusal why) {}
      };

  private final Admission admission =
      new Admission(
          Limits.defaults(),
          Quota.of(
              "CASES_PER_HOUR", 3,
              "CIRCUIT_CASES_PER_HOUR", 2,
              "TRIES_PER_HOUR", 3,
              "CIRCUIT_TRIES_PER_HOUR", 2,
              "CIRCUIT_SUBMISSIONS", 1),
          () -> false);

  private void send(Circuit circuit, boolean becomesACase) throws RefusedException {
    admission.leave(admission.admit(circuit, OptionalLong.empty(), SENDER), becomesACase);
  }

  private void refuses(Refusal refusal, Circuit circuit) {
    assertThatThrownBy(() -> send(circuit, true)).hasMessage(refusal.name());
  }

  @Test
  void onlyCasesCount() throws RefusedException {
    for (int i = 0; i < 10; i++) {
      send(ONE, false);
    }
    send(ONE, true);
    send(ONE, true);
    refuses(Refusal.QUOTA, ONE);
    send(OTHER, true);
    refuses(Refusal.BUSY, OTHER);
  }

  @Test
  void whoGetsNoPlaceUsesNothingUp() throws RefusedException {
    Berth berth = admission.admit(ONE, OptionalLong.empty(), SENDER);
    for (int i = 0; i < 10; i++) {
      refuses(Refusal.QUOTA, ONE);
    }
    admission.leave(berth, true);
    send(ONE, true);
    refuses(Refusal.QUOTA, ONE);
  }

  @Test
  void codenamesAreTriedSoOften() throws RefusedException {
    admission.tryCodename(ONE);
    admission.tryCodename(ONE);
    assertThatThrownBy(() -> admission.tryCodename(ONE)).hasMessage("QUOTA");
    admission.tryCodename(OTHER);
    assertThatThrownBy(() -> admission.tryCodename(OTHER)).hasMessage("BUSY");
  }

  @Test
  void afterClosingNobodyGetsIn() {
    admission.close();
    refuses(Refusal.GATE_CLOSED, ONE);
  }
}
