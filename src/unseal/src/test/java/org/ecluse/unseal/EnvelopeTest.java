package org.ecluse.unseal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.ecluse.core.CaseId;
import org.ecluse.core.Content;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What we seal, gpg, sq and we ourselves open. */
final class EnvelopeTest {

  @TempDir static Path home;

  private static final CaseId CASE = CaseId.random();
  private static final List<KeyMaker.Made> KEYS = List.of(TestKeys.rsa("r1"), TestKeys.curve("r2"));
  private static Lock lock;

  @BeforeAll
  static void twoReviewers() throws Exception {
    lock = new Lock(TestKeys.rsa("r1").certificate(), TestKeys.curve("r2").certificate());
    for (KeyMaker.Made key : KEYS) {
      Path own = Files.createDirectory(home(key));
      Tool.Result imported = Tool.gpg(own, key.secretKey().bytes(), "--import");
      assertThat(imported.code()).as(imported.errors()).isZero();
      Files.write(own.resolve("unlocked.key"), TestKeys.unlocked(key));
    }
  }

  @AfterAll
  static void stop() throws Exception {
    for (KeyMaker.Made key : KEYS) {
      Tool.stopAgent(home(key));
    }
  }

  private static Path home(KeyMaker.Made key) {
    return home.resolve(key.certificate().fingerprint().substring(0, 8));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {0, 1, 191, 192, 8383, 8384, 65_526, 65_535, 65_536, 65_537, 131_072, 5 << 20})
  void everySizeComesBackFromEveryOpener(int size) throws Exception {
    byte[] content = random(size);
    Lock.Stored part = lock.seal(CASE, 1, content);
    assertThat(part.facts().bodySize()).isEqualTo(part.body().length);
    for (KeyMaker.Made key : KEYS) {
      assertThat(opened(part, TestKeys.open(key))).isEqualTo(content);
      Tool.Result gpg = Tool.gpg(home(key), part.message(), "--decrypt");
      assertThat(gpg.code()).as(gpg.errors()).isZero();
      assertThat(gpg.out()).isEqualTo(content);
      String unlocked = home(key).resolve("unlocked.key").toString();
      Tool.Result sq =
          Tool.run(
              home(key), part.message(), List.of("sq", "decrypt", "--recipient-key", unlocked));
      assertThat(sq.code()).as(sq.errors()).isZero();
      assertThat(sq.out()).isEqualTo(content);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void version6RecipientsGetVersion2(boolean gcm) throws Exception {
    try (SecretKey first = TestKeys.version6(gcm);
        SecretKey second = TestKeys.version6(true)) {
      Lock modern = new Lock(first.certificate(), second.certificate());
      for (int size : new int[] {0, 1, 15, 16, 65_535, 65_536, 65_537, 131_072, 1 << 20}) {
        byte[] content = random(size);
        Lock.Stored part = modern.seal(CASE, 3, content);
        assertThat(part.facts().seipdVersion()).isEqualTo(2);
        assertThat(part.body().length).isEqualTo(part.facts().bodySize());
        // tag, first partial length, version, AES-256, mode, chunk octet
        assertThat(part.body()).startsWith(0xD2, 0xF0, 2, 9, gcm ? 3 : 2, 10);
        assertThat(opened(part, first)).isEqualTo(content);
        assertThat(opened(part, second)).isEqualTo(content);
        assertThat(BouncyCastle.decrypt(part.message(), second)).isEqualTo(content);
      }
    }
  }

  @Test
  void oneOldKeyMakesAllVersion1() throws Exception {
    try (SecretKey modern = TestKeys.version6(true)) {
      Lock mixed = new Lock(modern.certificate(), TestKeys.curve("r2").certificate());
      Lock.Stored part = mixed.seal(CASE, 1, random(1000));
      assertThat(part.facts().seipdVersion()).isEqualTo(1);
      assertThat(opened(part, modern)).hasSize(1000);
    }
  }

  @Test
  void aStrangerCannotOpen() {
    Lock.Stored part = lock.seal(CASE, 1, random(10));
    assertThatThrownBy(() -> opened(part, TestKeys.open(TestKeys.curve("stranger"))))
        .isInstanceOfSatisfying(
            CannotOpenException.class,
            e -> assertThat(e.reason()).isEqualTo(CannotOpenException.Reason.NO_MATCHING_KEY));
  }

  @Test
  void bodySizeTellsNothingButTheBucket() {
    int least = lock.seal(CASE, 1, new byte[0]).body().length;
    for (int size : new int[] {1, 100, 10_000, 65_000}) {
      assertThat(lock.seal(CASE, 1, random(size)).body()).hasSize(least);
      assertThat(lock.seal(CASE, 2, new byte[size]).body()).hasSize(least);
    }
    assertThat(lock.seal(CASE, 1, random(65_536)).body().length).isGreaterThan(least);
  }

  static byte[] opened(Lock.Stored part, SecretKey key) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    long written =
        PartOpener.open(part.head(), Content.of(part.body()), part.facts(), CASE, key, out);
    assertThat(out.size()).isEqualTo((int) written);
    return out.toByteArray();
  }

  static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }
}
