package org.ecluse.unseal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ecluse.seal.Certificate;
import org.ecluse.seal.Keyring;
import org.ecluse.seal.KeyringDraft;
import org.ecluse.seal.NotTrustedException;
import org.ecluse.seal.NotTrustedException.Reason;
import org.ecluse.seal.Pins;
import org.ecluse.seal.PolicyException;
import org.ecluse.seal.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody can slip a key in, and nobody can bring yesterday back. */
final class KeyringTest {

  @TempDir Path folder;

  private final Epochs epochs = new Epochs();

  @Test
  void refusesEveryFlippedBit() {
    byte[] signed = epochs.signed(1);
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
    String text = new String(epochs.signed(1), StandardCharsets.US_ASCII);
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
  void aDraftKnowsWhatBecameOfIt() throws Exception {
    KeyringDraft draft = epochs.draft;
    Keyring published = epochs.publish();
    assertThat(draft.became(published)).isTrue();
    assertThat(epochs.draft.became(published)).as("the draft of the epoch after").isFalse();
    draft.validDays(30);
    assertThat(draft.became(published)).as("another validity").isFalse();
    draft.validDays(KeyringDraft.VALID_DAYS);
    assertThat(draft.became(published)).isTrue();
    draft.removeNode(draft.nodes().getFirst());
    assertThat(draft.became(published)).as("without a node").isFalse();
    draft = KeyringDraft.after(published);
    published = epochs.publish();
    draft.removeRecipient(draft.recipients().getFirst());
    assertThat(draft.became(published)).as("without a reviewer").isFalse();
  }

  @Test
  void refusesAnAdminWhoIsNotPinned() {
    Pins others = Pins.parse("1:" + TestKeys.admin("other").certificate().fingerprint());
    refused(() -> Keyring.verify(epochs.signed(1), others), Reason.BAD_SIGNATURE);
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
    String[] lines = new String(epochs.signed(1), StandardCharsets.US_ASCII).split("\n", -1);
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
    KeyringDraft.Signable signable = epochs.draft.signable(TestKeys.NOW);
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
    epochs.draft.addRecipient(
        slow, "r3", EnumSet.of(Role.REVIEWER), KeyringDraft.ACTIVATION, TestKeys.NOW);
    Keyring keyring = epochs.publish();
    assertThat(keyring.recipients()).hasSize(2);
    assertThat(keyring.activeReviewers(Lock.now())).hasSize(1);
    assertThat(keyring.activeReviewers(Lock.now().plus(KeyringDraft.ACTIVATION))).hasSize(2);
    assertThat(epochs.publish().activeReviewers(Lock.now().plus(KeyringDraft.ACTIVATION)))
        .hasSize(2);
  }

  @Test
  void theDraftSurvivesItsFile() throws Exception {
    epochs.draft.addRecipient(
        TestKeys.curve("r3").certificate(),
        "r3",
        EnumSet.allOf(Role.class),
        Duration.ofHours(5),
        TestKeys.NOW);
    epochs.draft.validDays(30);
    Path file = folder.resolve("epochs.draft.json");
    epochs.draft.save(file);
    assertThat(KeyringDraft.load(file).signable(TestKeys.NOW))
        .isEqualTo(epochs.draft.signable(TestKeys.NOW));
    assertThat(epochs.draft.removeRecipient(TestKeys.curve("r3").certificate().fingerprint()))
        .isTrue();
    epochs.draft.save(file);
    assertThat(KeyringDraft.load(file).recipients()).hasSize(1);
    LocalDate ends = Keyring.verify(Lock.sign(epochs.draft), Lock.pins()).validUntil();
    assertThat(ends).isEqualTo(LocalDate.ofInstant(TestKeys.NOW, ZoneOffset.UTC).plusDays(30));
  }

  @Test
  void theSameKeyIsNotAddedTwice() {
    assertThatThrownBy(
            () ->
                epochs.draft.addRecipient(
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
