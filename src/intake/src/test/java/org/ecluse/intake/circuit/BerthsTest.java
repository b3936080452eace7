package org.ecluse.intake.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalLong;
import org.ecluse.core.Quotas;
import org.ecluse.core.Refusal;
import org.ecluse.intake.submit.RefusedException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class BerthsTest {

  private static final long SECOND = 1_000_000_000L;

  private static final class Upload implements Sender {
    long received;
    long waited;
    boolean sending = true;
    boolean ready = true;
    @Nullable Refusal cut;

    @Override
    public long received() {
      return received;
    }

    @Override
    public long waited() {
      return waited;
    }

    @Override
    public boolean sending() {
      return sending && cut == null;
    }

    @Override
    public boolean ready() {
      return ready;
    }

    @Override
    public void cut(Refusal why) {
      cut = why;
    }
  }

  private final Quotas quotas =
      Quota.of(
          "CIRCUIT_SUBMISSIONS", 2,
          "CIRCUIT_BYTES", 100_000,
          "SLOW_BYTES_PER_SECOND", 100,
          "SLOW_SECONDS", 10);

  private boolean roomIsShort;
  private final Berths berths = new Berths(4, quotas, () -> roomIsShort);

  private Upload take(long circuit) throws RefusedException {
    Upload upload = new Upload();
    assertThat(berths.take(Circuit.ofTor(circuit), OptionalLong.empty(), upload)).isPresent();
    return upload;
  }

  private void mustWait(long circuit) throws RefusedException {
    assertThat(berths.take(Circuit.ofTor(circuit), OptionalLong.empty(), new Upload())).isEmpty();
  }

  private void refusesQuota(long circuit, long announced) {
    assertThatThrownBy(
            () -> berths.take(Circuit.ofTor(circuit), OptionalLong.of(announced), new Upload()))
        .isInstanceOf(RefusedException.class)
        .hasMessage("QUOTA");
  }

  private static void pass(Upload upload, long seconds, long bytes) {
    upload.waited += seconds * SECOND;
    upload.received += bytes;
  }

  @Test
  void aCircuitHasSoManyPlaces() throws RefusedException {
    take(1);
    take(1);
    refusesQuota(1, 0);
    take(2);
    assertThat(berths.taken()).isEqualTo(3);
  }

  @Test
  void aCircuitHasSoManyBytesAnnouncedOrNot() throws RefusedException {
    refusesQuota(1, 100_001);
    Upload upload = new Upload();
    berths.take(Circuit.ofTor(1), OptionalLong.of(60_000), upload);
    refusesQuota(1, 40_001);
    Upload unannounced = take(1);
    pass(unannounced, 0, 40_000);
    berths.sweep();
    assertThat(unannounced.cut).isNull();
    pass(unannounced, 0, 1);
    berths.sweep();
    assertThat(upload.cut).isEqualTo(Refusal.QUOTA);
    assertThat(unannounced.cut).isNull();
  }

  @Test
  void withRoomTheSlowestMayTakeAllTheTimeInTheWorld() throws RefusedException {
    Upload drip = take(1);
    take(2);
    take(3);
    for (int hour = 0; hour < 12; hour++) {
      pass(drip, 3600, 10);
      berths.sweep();
    }
    assertThat(drip.cut).isNull();
  }

  @Test
  void whenFullTheGreediestCircuitGoesBeforeTheSlowest() throws RefusedException {
    Upload more = take(1);
    pass(more, 0, 50);
    Upload less = take(1);
    Upload drip = take(2);
    take(3);
    pass(drip, 1000, 1);
    Upload newcomer = take(4);
    assertThat(less.cut).isEqualTo(Refusal.QUOTA);
    assertThat(more.cut).isNull();
    assertThat(drip.cut).isNull();
    assertThat(newcomer.cut).isNull();
    assertThat(berths.taken()).isEqualTo(4);
  }

  @Test
  void nobodyGainsASecondPlaceAtTheCostOfAnothersSecond() throws RefusedException {
    take(1);
    take(1);
    take(2);
    take(3);
    mustWait(2);
  }

  @Test
  void amongEqualsTheSlowestBelowTheLeastSpeedGoes() throws RefusedException {
    Upload slow = take(1);
    Upload slowest = take(2);
    Upload atTheEdge = take(3);
    Upload whole = take(4);
    pass(slow, 10, 999);
    pass(slowest, 10, 10);
    pass(atTheEdge, 10, 1000);
    pass(whole, 10, 1);
    whole.sending = false;
    take(5);
    assertThat(slowest.cut).isEqualTo(Refusal.TOO_SLOW);
    take(6);
    assertThat(slow.cut).isEqualTo(Refusal.TOO_SLOW);
    mustWait(7);
    assertThat(atTheEdge.cut).isNull();
    assertThat(whole.cut).isNull();
  }

  @Test
  void everybodyGetsAWhileToBegin() throws RefusedException {
    for (int i = 0; i < 4; i++) {
      pass(take(i), 9, 0);
    }
    mustWait(9);
  }

  @Test
  void whoSentMuchLongAgoAndDripsNowIsSlow() throws RefusedException {
    Upload former = take(1);
    for (int i = 2; i < 5; i++) {
      pass(take(i), 0, 100);
    }
    pass(former, 10, 9_000);
    berths.sweep();
    mustWait(9);
    pass(former, 10, 10);
    berths.sweep();
    pass(former, 10, 10);
    take(9);
    assertThat(former.cut).isEqualTo(Refusal.TOO_SLOW);
  }

  @Test
  void whoHasNothingToBringTakesNobodysPlace() throws RefusedException {
    Upload drip = take(1);
    pass(drip, 1000, 1);
    take(2);
    take(3);
    take(4);
    Upload halfOpen = new Upload();
    halfOpen.ready = false;
    assertThat(berths.take(Circuit.ofTor(5), OptionalLong.empty(), halfOpen)).isEmpty();
    assertThat(drip.cut).isNull();
    halfOpen.ready = true;
    assertThat(berths.take(Circuit.ofTor(5), OptionalLong.empty(), halfOpen)).isPresent();
    assertThat(drip.cut).isEqualTo(Refusal.TOO_SLOW);
  }

  @Test
  void whileWeWorkNobodyIsSlow() throws RefusedException {
    for (int i = 0; i < 4; i++) {
      take(i);
    }
    berths.sweep();
    mustWait(9);
  }

  @Test
  void aFullSpoolCostsTheCircuitThatFillsIt() throws RefusedException {
    Upload small = take(1);
    pass(small, 0, 300);
    Upload one = take(2);
    Upload two = take(2);
    pass(one, 0, 200);
    pass(two, 0, 150);
    roomIsShort = true;
    berths.sweep();
    assertThat(one.cut).isEqualTo(Refusal.FULL);
    // Its room comes back when its reader has noticed; until then nobody else has to go.
    berths.sweep();
    assertThat(two.cut).isNull();
    assertThat(small.cut).isNull();
  }
}
