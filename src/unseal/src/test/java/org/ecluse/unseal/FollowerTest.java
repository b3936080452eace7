package org.ecluse.unseal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ecluse.seal.Follower;
import org.ecluse.seal.Keyring;
import org.ecluse.seal.KeyringDraft;
import org.ecluse.seal.NotTrustedException;
import org.ecluse.seal.NotTrustedException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody can bring yesterday's keyring back. */
final class FollowerTest {

  @TempDir Path folder;

  private final Epochs epochs = new Epochs();
  private final Clock clock = Clock.fixed(Lock.now(), ZoneOffset.UTC);

  private Follower follower() {
    return new Follower(epochs, Lock.pins(), folder.resolve("floor"));
  }

  @Test
  void followsTheChainToTheNewest() throws Exception {
    assertThat(follower().current(clock).epoch()).isEqualTo(1);
    epochs.publish();
    epochs.publish();
    Keyring newest = follower().current(clock);
    assertThat(newest.epoch()).isEqualTo(3);
    assertThat(newest.daysLeft(clock)).isEqualTo(KeyringDraft.VALID_DAYS);
    assertThat(newest.siteSalt()).hasSize(32);
    assertThat(newest.activeReviewers(Lock.now())).hasSize(1);
  }

  @Test
  void olderEpochsMayBeHeadersOnly() throws Exception {
    Keyring first = Keyring.verify(epochs.signed(1), Lock.pins());
    epochs.publish();
    epochs.publish(1, first.header());
    assertThat(follower().current(clock).epoch()).isEqualTo(2);
  }

  @Test
  void theNewestEpochNeedsItsEntries() throws Exception {
    epochs.publish(1, Keyring.verify(epochs.signed(1), Lock.pins()).header());
    refused(() -> follower().current(clock), Reason.MALFORMED);
  }

  @Test
  void refusesALowerEpoch() throws Exception {
    epochs.publish();
    assertThat(follower().current(clock).epoch()).isEqualTo(2);
    epochs.stored.remove(2L);
    refused(() -> follower().current(clock), Reason.BELOW_FLOOR);
  }

  @Test
  void refusesAnotherEpochUnderTheSameNumber() throws Exception {
    assertThat(follower().current(clock).epoch()).isEqualTo(1);
    epochs.publish(1, Lock.sign(Lock.draft(Epochs.node())));
    refused(() -> follower().current(clock), Reason.BELOW_FLOOR);
  }

  @Test
  void refusesABrokenChain() throws Exception {
    epochs.publish();
    epochs.publish(1, Lock.sign(Lock.draft(Epochs.node())));
    refused(() -> follower().current(clock), Reason.BROKEN_CHAIN);
  }

  @Test
  void refusesAnExpiredEpochButShowsItToAdmins() throws Exception {
    Clock later = Clock.fixed(Lock.now().plus(Duration.ofDays(91)), ZoneOffset.UTC);
    refused(() -> follower().current(later), Reason.EXPIRED);
    assertThat(follower().newest().epoch()).isEqualTo(1);
  }

  @Test
  void saysWhenThereIsNone() {
    epochs.stored.clear();
    refused(() -> follower().current(clock), Reason.NO_KEYRING);
  }

  @Test
  void refusesADamagedFloor() throws Exception {
    Files.writeString(folder.resolve("floor"), "ecluse/floor/1 0\n");
    refused(() -> follower().current(clock), Reason.FLOOR);
  }

  private static void refused(ThrowingCallable act, Reason reason) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            NotTrustedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
