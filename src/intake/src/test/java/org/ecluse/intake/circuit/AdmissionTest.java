package org.ecluse.intake.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.OptionalLong;
import org.ecluse.core.Limits;
import org.ecluse.core.Refusal;
import org.ecluse.core.Settings;
import org.junit.jupiter.api.Test;

final class AdmissionTest {

  private static final Circuit ONE = Circuit.ofTor(1);
  private static final Circuit OTHER = Circuit.ofTor(2);
  private static final Circuit THIRD = Circuit.ofTor(3);

  private boolean ready = true;

  private final Sender sender =
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
        public boolean ready() {
          return ready;
        }

        @Override
        public void cut(Refusal why) {}
      };

  private final Admission admission =
      new Admission(
          Limits.from(Settings.of(Map.of("ECLUSE_LIMITS_SUBMISSIONS", "2"))),
          Quota.of(
              "CASES_PER_HOUR", 3,
              "CIRCUIT_CASES_PER_HOUR", 2,
              "TRIES_PER_HOUR", 3,
              "CIRCUIT_TRIES_PER_HOUR", 2,
              "CIRCUIT_SUBMISSIONS", 1,
              "WAIT_SECONDS", 1,
              "WAITING_SUBMISSIONS", 1),
          () -> false);

  private Stay enter(Circuit circuit) throws Exception {
    Stay stay = admission.arrive(circuit, OptionalLong.empty(), sender);
    stay.enter();
    return stay;
  }

  private void send(Circuit circuit, boolean becomesACase) throws Exception {
    enter(circuit).leave(becomesACase);
  }

  private void refuses(Refusal refusal, Circuit circuit) {
    assertThatThrownBy(() -> send(circuit, true)).hasMessage(refusal.name());
  }

  @Test
  void onlyCasesCount() throws Exception {
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
  void whoGetsNoPlaceUsesNothingUp() throws Exception {
    Stay first = enter(ONE);
    for (int i = 0; i < 10; i++) {
      refuses(Refusal.QUOTA, ONE);
    }
    first.leave(true);
    send(ONE, true);
    refuses(Refusal.QUOTA, ONE);
  }

  @Test
  void codenamesAreTriedSoOften() throws Exception {
    admission.tryCodename(ONE);
    admission.tryCodename(ONE);
    assertThatThrownBy(() -> admission.tryCodename(ONE)).hasMessage("QUOTA");
    admission.tryCodename(OTHER);
    assertThatThrownBy(() -> admission.tryCodename(OTHER)).hasMessage("BUSY");
  }

  @Test
  void whoFindsAllPlacesTakenWaitsForOne() throws Exception {
    Stay first = enter(ONE);
    enter(OTHER);
    refuses(Refusal.BUSY, THIRD);
    Thread leaving = Thread.ofVirtual().start(() -> first.leave(false));
    enter(THIRD);
    leaving.join();
  }

  @Test
  void inTheWaitingRoomWhoHasNothingToBringMakesRoom() throws Exception {
    WaitingRoom room = new WaitingRoom(1);
    ready = false;
    WaitingRoom.Guest halfOpen = room.come(sender);
    ready = true;
    assertThatThrownBy(() -> room.come(sender)).hasMessage("BUSY");
    ready = false;
    WaitingRoom.Guest next = room.come(sender);
    assertThat(halfOpen.sentAway()).isTrue();
    assertThat(next.sentAway()).isFalse();
    room.go(next);
    ready = true;
    room.come(sender);
    assertThat(next.sentAway()).isFalse();
  }

  @Test
  void afterClosingNobodyGetsIn() {
    admission.close();
    refuses(Refusal.GATE_CLOSED, ONE);
  }
}
