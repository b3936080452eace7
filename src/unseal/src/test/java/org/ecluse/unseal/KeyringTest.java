package org.ecluse.unseal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ecluse.core.Ring;
import org.ecluse.seal.Certificate;
import org.ecluse.seal.CommitSigner;
import org.ecluse.seal.Follower;
import org.ecluse.seal.Keyring;
import org.ecluse.seal.KeyringDraft;
import org.ecluse.seal.NotTrustedException;
import org.ecluse.seal.NotTrustedException.Reason;
import org.ecluse.seal.Pins;
import org.ecluse.seal.PolicyException;
import org.ecluse.seal.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody can slip a key in, and nobody can bring yesterday back. */
final class KeyringTest {

  private static final class MemoryRing implements Ring {
    private final Map<Long, byte[]> epochs = new TreeMap<>();

    byte[] signed(long number) {
      return epoch(number).orElseThrow();
    }

    @Override
    public Optional<byte[]> epoch(long number) {
      return Optional.ofNullable(epochs.get(number));
    }

    @Override
    public void publish(long number, byte[] signed) {
      epochs.put(number, signed);
    }
  }

  @TempDir Path folder;

  private final MemoryRing ring = new MemoryRing();
  private final Clock clock = Clock.fixed(Lock.now(), ZoneOffset.UTC);
  private KeyringDraft draft = Lock.draft(node(), TestKeys.curve("r2").certificate());

  private static CommitSigner node() {
    return new Lock().node;
  }

  @BeforeEach
  void firstEpoch() throws Exception {
    publish();
  }

  private Keyring publish() throws Exception {
    byte[] signed = Lock.sign(draft);
    Keyring keyring = Keyring.verify(signed, Lock.pins());
    ring.publish(keyring.epoch(), signed);
    draft = KeyringDraft.after(keyring);
    return keyring;
  }

  private Follower follower() {
    return new Follower(ring, Lock.pins(), folder.resolve("floor"));
  }

  @Test
  void followsTheChainToTheNewest() throws Exception {
    assertThat(follower().current(clock).epoch()).isEqualTo(1);
    publish();
    publish();
    Keyring newest = follower().current(clock);
    assertThat(newest.epoch()).isEqualTo(3);
    assertThat(newest.daysLeft(clock)).isEqualTo(KeyringDraft.VALID_DAYS);
    assertThat(newest.siteSalt()).hasSize(32);
    assertThat(newest.activeReviewers(Lock.now())).hasSize(1);
  }

  @Test
  void olderEpochsMayBeHeadersOnly() throws Exception {
    Keyring first = Keyring.verify(ring.signed(1), Lock.pins());
    publish();
    ring.publish(1, first.header());
    assertThat(follower().current(clock).epoch()).isEqualTo(2);
  }

  @Test
  void theNewestEpochNeedsItsEntries() throws Exception {
    ring.publish(1, Keyring.verify(ring.signed(1), Lock.pins()).header());
    refused(() -> follower().current(clock), Reason.MALFORMED);
  }

  @Test
  void refusesALowerEpoch() throws Exception {
    publish();
    assertThat(follower().current(clock).epoch()).isEqualTo(2);
    ring.epochs.remove(2L);
    refused(() -> follower().current(clock), Reason.BELOW_FLOOR);
  }

  @Test
  void refusesAnotherEpochUnderTheSameNumber() throws Exception {
    assertThat(follower().current(clock).epoch()).isEqualTo(1);
    ring.publish(1, Lock.sign(Lock.draft(node())));
    refused(() -> follower().current(clock), Reason.BELOW_FLOOR);
  }

  @Test
  void refusesABrokenChain() throws Exception {
    publish();
    ring.publish(1, Lock.sign(Lock.draft(node())));
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
    ring.epochs.clear();
    refused(() -> follower().current(clock), Reason.NO_KEYRING);
  }

  @Test
  void refusesADamagedFloor() throws Exception {
    Files.writeString(folder.resolve("floor"), "ecluse/floor/1 0\n");
    refused(() -> follower().current(clock), Reason.FLOOR);
  }

  @Test
  void refusesEveryFlippedBit() {
    byte[] signed = ring.signed(1);
    for (int position = 0; position < signed.length; position++) {
      byte[] changed = signed.clone();
      changed[position] ^= (byte) (1 << position % 7);
      assertThatThrownBy(() -> Keyring.verify(changed, Lock.pins()))
          .as("byte %s", position)
          .isInstanceOf(NotTrustedException.class);
    }
  }

  @Test
  void refusesEveryFlippedBitOfTheSignature() {
    String text = new String(ring.signed(1), StandardCharsets.US_ASCII);
    int at = text.lastIndexOf(' ') + 1;
    byte[] packet = Base64.getDecoder().decode(text.substring(at).strip());
    for (int bit = 0; bit < packet.length * 8; bit++) {
      byte[] changed = packet.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      String line = Base64.getEncoder().encodeToString(changed) + "\n";
      byte[] signed = (text.substring(0, at) + line).getBytes(StandardCharsets.US_ASCII);
      assertThatThrownBy(() -> Keyring.verify(signed, Lock.pins()))
          .as("bit %s", bit)
          .isInstanceOf(NotTrustedException.class);
    }
  }

  @Test
  void refusesAnAdminWhoIsNotPinned() {
    Pins others = Pins.parse("1:" + TestKeys.admin("other").certificate().fingerprint());
    refused(() -> Keyring.verify(ring.signed(1), others), Reason.BAD_SIGNATURE);
  }

  @Test
  void needsAsManyAdminsAsThePinsSay() throws Exception {
    Certificate one = TestKeys.admin("admin").certificate();
    Certificate two = TestKeys.admin("other").certificate();
    Pins both = Pins.parse("2:" + one.fingerprint() + "," + two.fingerprint());
    KeyringDraft.Signable signable =
        KeyringDraft.create(2, List.of(one, two), TestKeys.NOW).signable(TestKeys.NOW);
    byte[] once = KeyringSigner.sign(signable, TestKeys.open(TestKeys.admin("admin")));
    refused(() -> Keyring.verify(once, both), Reason.BAD_SIGNATURE);
    refused(() -> Keyring.verify(once, Lock.pins()), Reason.BAD_SIGNATURE);
    byte[] again = KeyringSigner.countersign(once, TestKeys.open(TestKeys.admin("admin")));
    refused(() -> Keyring.verify(again, both), Reason.BAD_SIGNATURE);
    byte[] twice = KeyringSigner.countersign(once, TestKeys.open(TestKeys.admin("other")));
    assertThat(Keyring.verify(twice, both).admins()).hasSize(2);
  }

  @Test
  void gpgVerifiesWhatAnAdminSigned() throws Exception {
    String[] lines = new String(ring.signed(1), StandardCharsets.US_ASCII).split("\n", -1);
    Path header = Files.writeString(folder.resolve("header"), lines[0]);
    byte[] packet = Base64.getDecoder().decode(lines[2].split(" ", -1)[2]);
    Path signature = Files.write(folder.resolve("header.sig"), packet);
    Path home = Files.createDirectory(folder.resolve("gpg"));
    byte[] certificate = TestKeys.admin("admin").certificate().encoded();
    Tool.Result imported = Tool.gpg(home, certificate, "--import");
    assertThat(imported.code()).as(imported.errors()).isZero();
    Tool.Result verified =
        Tool.gpg(home, new byte[0], "--verify", signature.toString(), header.toString());
    Tool.stopAgent(home);
    assertThat(verified.code()).as(verified.errors()).isZero();
  }

  @Test
  void takesASignatureThatGpgMade() throws Exception {
    Path home = Files.createDirectory(folder.resolve("gpg"));
    Tool.gpg(home, TestKeys.admin("admin").secretKey().bytes(), "--import");
    KeyringDraft.Signable signable = draft.signable(TestKeys.NOW);
    byte[] header = signable.header().getBytes(StandardCharsets.US_ASCII);
    Tool.Result made = Tool.gpg(home, header, "--detach-sign");
    Tool.stopAgent(home);
    assertThat(made.code()).as(made.errors()).isZero();
    String fingerprint = TestKeys.admin("admin").certificate().fingerprint();
    String line = "sig " + fingerprint + " " + Base64.getEncoder().encodeToString(made.out());
    String epoch = signable.header() + "\n" + signable.entries() + "\n" + line + "\n";
    assertThat(Keyring.verify(epoch.getBytes(StandardCharsets.US_ASCII), Lock.pins()).epoch())
        .isEqualTo(2);
  }

  @Test
  void aNewRecipientWaitsTwoDaysUnlessTheAdminsChoseOtherwise() throws Exception {
    Certificate slow = TestKeys.curve("r3").certificate();
    draft.addRecipient(
        slow, "r3", EnumSet.of(Role.REVIEWER), KeyringDraft.ACTIVATION, TestKeys.NOW);
    Keyring keyring = publish();
    assertThat(keyring.recipients()).hasSize(2);
    assertThat(keyring.activeReviewers(Lock.now())).hasSize(1);
    assertThat(keyring.activeReviewers(Lock.now().plus(KeyringDraft.ACTIVATION))).hasSize(2);
    assertThat(publish().activeReviewers(Lock.now().plus(KeyringDraft.ACTIVATION))).hasSize(2);
  }

  @Test
  void theDraftSurvivesItsFile() throws Exception {
    draft.addRecipient(
        TestKeys.curve("r3").certificate(),
        "r3",
        EnumSet.allOf(Role.class),
        Duration.ofHours(5),
        TestKeys.NOW);
    draft.validDays(30);
    Path file = folder.resolve("draft.json");
    draft.save(file);
    assertThat(KeyringDraft.load(file).signable(TestKeys.NOW))
        .isEqualTo(draft.signable(TestKeys.NOW));
    assertThat(draft.removeRecipient(TestKeys.curve("r3").certificate().fingerprint())).isTrue();
    draft.save(file);
    assertThat(KeyringDraft.load(file).recipients()).hasSize(1);
    LocalDate ends = Keyring.verify(Lock.sign(draft), Lock.pins()).validUntil();
    assertThat(ends).isEqualTo(LocalDate.ofInstant(TestKeys.NOW, ZoneOffset.UTC).plusDays(30));
  }

  @Test
  void theSameKeyIsNotAddedTwice() {
    assertThatThrownBy(
            () ->
                draft.addRecipient(
                    TestKeys.curve("r2").certificate(),
                    "again",
                    EnumSet.of(Role.REVIEWER),
                    Duration.ZERO,
                    TestKeys.NOW))
        .isInstanceOfSatisfying(
            PolicyException.class,
            e -> assertThat(e.reason()).isEqualTo(PolicyException.Reason.NOT_UNIQUE));
  }

  private static void refused(ThrowingCallable act, Reason reason) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            NotTrustedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
