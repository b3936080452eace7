package org.ecluse.intake.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.ecluse.core.Commit;
import org.ecluse.core.Deposit;
import org.ecluse.core.Sealed;
import org.ecluse.core.VaultException;
import org.ecluse.core.VaultException.Kind;
import org.ecluse.intake.gate.VaultWatch.Rights;
import org.junit.jupiter.api.Test;

final class VaultWatchTest {

  private final Hands hands = new Hands();
  private Optional<Kind> put = Optional.empty();
  private Optional<Kind> rights = Optional.empty();
  private int tries;

  private final Deposit deposit =
      new Deposit() {
        @Override
        public void put(Sealed part) {
          throw new AssertionError("a look puts nothing");
        }

        @Override
        public void commit(Commit commit) {
          throw new AssertionError("a look puts nothing");
        }

        @Override
        public void probe() throws VaultException {
          fail(put);
        }

        @Override
        public boolean probeRights() throws VaultException {
          tries++;
          fail(rights);
          return true;
        }
      };

  private final VaultWatch watch = new VaultWatch(deposit, hands.clocks().nanos(), Hands.pace());

  private static void fail(Optional<Kind> kind) throws VaultException {
    if (kind.isPresent()) {
      throw new VaultException(kind.get());
    }
  }

  @Test
  void triesTheRightsAtTheStartAndOnceADay() throws Exception {
    assertThat(watch.facts().rights()).isEqualTo(Rights.UNTRIED);
    watch.check();
    watch.check();
    assertThat(tries).isEqualTo(1);
    hands.run(Duration.ofHours(24).minusNanos(1));
    watch.check();
    assertThat(tries).isEqualTo(1);
    assertThat(watch.facts().rightsHoursAgo()).hasValue(23);
    assertThat(watch.facts().goodHoursAgo()).hasValue(0);
    hands.run(Duration.ofNanos(1));
    watch.check();
    assertThat(tries).isEqualTo(2);
  }

  @Test
  void staysRefusedBetweenTrialsThatComeWithGrowingPauses() {
    rights = Optional.of(Kind.RIGHTS_TOO_WIDE);
    int[] pauses = {30, 60, 120, 240, 480, 600, 600};
    assertThatThrownBy(watch::check).hasMessage("rights-too-wide");
    for (int pause : pauses) {
      int before = tries;
      hands.run(Duration.ofSeconds(pause).minusNanos(1));
      assertThatThrownBy(watch::check).hasMessage("rights-too-wide");
      assertThat(tries).isEqualTo(before);
      hands.run(Duration.ofNanos(1));
      assertThatThrownBy(watch::check).hasMessage("rights-too-wide");
      assertThat(tries).isEqualTo(before + 1);
    }
    assertThat(watch.facts().rights()).isEqualTo(Rights.TOO_WIDE);
  }

  @Test
  void opensWhenTheRightsAreRightAgainAndThePausesBeginAnew() throws Exception {
    watch.check();
    for (int round = 0; round < 2; round++) {
      hands.run(Duration.ofDays(1));
      rights = Optional.of(Kind.UNREACHABLE);
      assertThatThrownBy(watch::check).hasMessage("rights-unknown");
      rights = Optional.empty();
      hands.run(Duration.ofSeconds(29));
      assertThatThrownBy(watch::check).hasMessage("rights-unknown");
      hands.run(Duration.ofSeconds(1));
      watch.check();
      assertThat(watch.facts().rights()).isEqualTo(Rights.RIGHT);
    }
  }

  @Test
  void aVaultThatTakesNothingIsNotTriedFurther() throws Exception {
    put = Optional.of(Kind.FULL);
    assertThatThrownBy(watch::check)
        .isInstanceOfSatisfying(
            VaultException.class, e -> assertThat(e.kind()).isEqualTo(Kind.FULL));
    assertThat(tries).isZero();
    assertThat(watch.facts().goodHoursAgo()).isEmpty();
    put = Optional.empty();
    watch.check();
    assertThat(watch.facts().goodHoursAgo()).hasValue(0);
  }
}
