package org.ecluse.intake.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ecluse.core.VaultException;
import org.ecluse.intake.gate.Gate.Condition;
import org.ecluse.intake.gate.Gate.KeyringSource;
import org.ecluse.intake.gate.Gate.NotMet;
import org.ecluse.seal.Keyring;
import org.ecluse.seal.NotTrustedException;
import org.junit.jupiter.api.Test;

/** Every fault closes the gate under its own name, and its end opens it again without a restart. */
final class GateTest {

  private static final Keyring USUAL = Rings.usual(Hands.START);
  private static final Condition MET = () -> {};

  private final Hands hands = new Hands();

  private Gate gate(KeyringSource keyrings, Condition vault, Condition... machine) {
    return new Gate(keyrings, Rings.NODE_ID, vault, List.of(machine), hands.clocks(), Hands.pace());
  }

  private Gate gateUnder(Keyring keyring) {
    return gate(() -> keyring, MET);
  }

  private static Gate looked(Gate gate) {
    gate.look();
    return gate;
  }

  @Test
  void isClosedBeforeItLooked() {
    assertThat(gateUnder(USUAL).state().obstacles()).containsExactly(Obstacle.STARTING);
  }

  @Test
  void isOpenWhenEverythingIsThere() {
    Gate gate = looked(gateUnder(USUAL));
    assertThat(gate.state().open()).isTrue();
    assertThat(gate.state().keyring()).contains(USUAL);
  }

  @Test
  void staysClosedWithoutATrustedKeyringAndSaysWhy() {
    for (NotTrustedException.Reason reason : NotTrustedException.Reason.values()) {
      Gate gate =
          looked(
              gate(
                  () -> {
                    throw new NotTrustedException(reason);
                  },
                  MET));
      assertThat(gate.state().obstacles()).containsExactly(Obstacle.of(reason));
      assertThat(gate.state().keyring()).isEmpty();
    }
  }

  @Test
  void doesNotAskTheVaultTwiceWhenItIsSilent() {
    Gate gate =
        looked(
            gate(
                () -> {
                  throw new VaultException(VaultException.Kind.UNREACHABLE);
                },
                () -> {
                  throw new NotMet(Obstacle.UNEXPECTED);
                }));
    assertThat(gate.state().obstacles()).containsExactly(Obstacle.VAULT_UNREACHABLE);
  }

  @Test
  void saysEverythingThatIsInTheWayTheMostBasicFirst() {
    Gate gate =
        looked(
            gate(
                () -> {
                  throw new NotMet(Obstacle.ADMINS_MISSING);
                },
                () -> {
                  throw new VaultException(VaultException.Kind.FULL);
                },
                () -> {
                  throw new NotMet(Obstacle.MEMORY_SHORT);
                },
                () -> {
                  throw new NotMet(Obstacle.SANDBOX_DOWN);
                }));
    assertThat(gate.state().obstacles())
        .containsExactly(
            Obstacle.ADMINS_MISSING,
            Obstacle.VAULT_FULL,
            Obstacle.SANDBOX_DOWN,
            Obstacle.MEMORY_SHORT);
    assertThat(((GateState.Closed) gate.state()).first()).isEqualTo(Obstacle.ADMINS_MISSING);
  }

  @Test
  void anErrorNobodyThoughtOfClosesItToo() {
    for (Throwable thrown : List.of(new IllegalStateException("x"), new LinkageError("x"))) {
      Gate gate =
          looked(
              gate(
                  () -> USUAL,
                  MET,
                  () -> {
                    throw GateTest.<RuntimeException>sneaked(thrown);
                  }));
      assertThat(gate.state().obstacles()).containsExactly(Obstacle.UNEXPECTED);
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> T sneaked(Throwable thrown) throws T {
    throw (T) thrown;
  }

  @Test
  void whatHasArrivedIsStillSealedWhenOnlyTheRoomIsGone() {
    Gate gate =
        looked(
            gate(
                () -> USUAL,
                () -> {
                  throw new VaultException(VaultException.Kind.FULL);
                }));
    assertThat(gate.state().open()).isFalse();
    assertThat(gate.state().keyring()).contains(USUAL);
  }

  @Test
  void closesWhenTheKeyringsDaysAreOverAndOpensWithTheNextOne() {
    Keyring[] newest = {Rings.of(hands.now(), true, true, 7)};
    Gate gate = looked(gate(() -> newest[0], MET));
    hands.run(Duration.ofDays(7));
    assertThat(looked(gate).state().open()).describedAs("its last day").isTrue();
    hands.run(Duration.ofDays(1));
    assertThat(looked(gate).state().obstacles()).containsExactly(Obstacle.KEYRING_EXPIRED);
    assertThat(gate.state().keyring()).isEmpty();
    assertThat(gate.newest()).describedAs("for health").contains(newest[0]);
    newest[0] = Rings.usual(hands.now());
    assertThat(looked(gate).state().open()).isTrue();
  }

  @Test
  void closesWhenTheClockJumpsBeyondTheKeyringAndOpensWhenItIsRightAgain() {
    Gate gate = looked(gateUnder(USUAL));
    hands.set(Duration.ofDays(400));
    assertThat(looked(gate).state().obstacles()).containsExactly(Obstacle.KEYRING_EXPIRED);
    hands.set(Duration.ofDays(-400));
    assertThat(looked(gate).state().open()).isTrue();
    hands.set(Duration.ofDays(-1));
    assertThat(looked(gate).state().obstacles()).containsExactly(Obstacle.CLOCK_BEHIND);
    hands.set(Duration.ofDays(1));
    assertThat(looked(gate).state().open()).isTrue();
  }

  @Test
  void theNodeMustBeListedAndAReviewerLeft() {
    Gate foreign = looked(gateUnder(Rings.of(hands.now(), true, false, 90)));
    assertThat(foreign.state().obstacles()).containsExactly(Obstacle.NODE_NOT_LISTED);
    Gate lonely = looked(gateUnder(Rings.of(hands.now(), false, true, 90)));
    assertThat(lonely.state().obstacles()).containsExactly(Obstacle.NO_REVIEWER);
    Gate late = looked(gateUnder(Rings.of(hands.now(), true, true, 300)));
    hands.run(Duration.ofDays(93));
    assertThat(looked(late).state().obstacles()).containsExactly(Obstacle.NODE_EXPIRED);
  }

  @Test
  void aReviewersKeyThatCanReceiveNothingClosesItRatherThanBeLeftOut() {
    Keyring keyring = Rings.withAKeyThatEnds(hands.now(), 3);
    Gate gate = looked(gateUnder(keyring));
    assertThat(gate.state().open()).isTrue();
    hands.run(Duration.ofDays(4));
    assertThat(keyring.activeReviewers(hands.now())).hasSize(1);
    assertThat(looked(gate).state().obstacles()).containsExactly(Obstacle.REVIEWER_UNUSABLE);
  }

  @Test
  void knowsTheFirstDayOnWhichAReviewersKeyEnds() {
    Gate gate = looked(gateUnder(USUAL));
    assertThat(gate.soonest()).isEqualTo("2028-11-22");
  }

  @Test
  void isNotBelievedOpenWhenNobodyHasLookedForTooLong() {
    Gate gate = looked(gateUnder(USUAL));
    hands.run(Duration.ofMinutes(2));
    assertThat(gate.state().open()).isTrue();
    hands.run(Duration.ofNanos(1));
    assertThat(gate.state().obstacles()).containsExactly(Obstacle.CHECKS_HANG);
    assertThat(looked(gate).state().open()).isTrue();
  }

  @Test
  void distressClosesItAtOnceUntilTheNextLook() {
    Gate gate = looked(gateUnder(USUAL));
    gate.distress(Obstacle.MEMORY_SHORT);
    assertThat(gate.state().obstacles()).containsExactly(Obstacle.MEMORY_SHORT);
    assertThat(gate.state().keyring()).contains(USUAL);
    assertThat(looked(gate).state().open()).isTrue();
  }

  @Test
  void whoDoubtsDoesNotHaveToWaitForTheNextLook() throws Exception {
    CountDownLatch looks = new CountDownLatch(2);
    try (Gate gate = gate(() -> USUAL, looks::countDown).watch()) {
      assertThat(gate.state().open()).isTrue();
      gate.doubt();
      assertThat(looks.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aClosedGateStaysClosedForGood() {
    Gate gate = looked(gateUnder(USUAL));
    gate.close();
    assertThat(looked(gate).state().obstacles()).containsExactly(Obstacle.STOPPING);
  }
}
