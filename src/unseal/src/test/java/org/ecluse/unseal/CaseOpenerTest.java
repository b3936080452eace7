package org.ecluse.unseal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ecluse.core.CaseId;
import org.ecluse.core.PartName;
import org.ecluse.seal.DamagedException;
import org.ecluse.seal.NotTrustedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A storage is hostile: what was changed in it is told, and nothing of it is taken for good. */
final class CaseOpenerTest {

  @TempDir Path cache;

  private final Lock lock =
      new Lock(TestKeys.curve("r2").certificate(), TestKeys.curve("r3").certificate());
  private final CaseId caseId = CaseId.random();
  private final List<byte[]> files = List.of(bytes(70_000, 1), bytes(10, 2), bytes(0, 3));
  private MemoryShelf shelf = new MemoryShelf();

  @BeforeEach
  void aCase() {
    shelf = lock.store(new MemoryShelf(), caseId, files);
  }

  @Test
  void opensWhatWasSealed() throws Exception {
    for (String reviewer : List.of("r2", "r3")) {
      try (var listing = Files.list(cache)) {
        assertThat(openAll(shelf, caseId, TestKeys.open(TestKeys.curve(reviewer))))
            .containsExactlyElementsOf(files);
        assertThat(listing).isEmpty();
      }
    }
  }

  @Test
  void namesItsPaddingAndHidesTheNumberOfFiles() throws Exception {
    assertThat(opener(shelf).open(caseId, reviewer()).manifest().padding()).containsExactly(4);
    assertThat(shelf.objects).hasSize(11);
  }

  @Test
  void aStrangerOpensNothing() {
    assertThatThrownBy(() -> openAll(shelf, caseId, TestKeys.open(TestKeys.curve("stranger"))))
        .isInstanceOf(CannotOpenException.class);
  }

  @Test
  void refusesAFlippedBitAnywhere() {
    Random random = new Random(7);
    for (String name : List.copyOf(shelf.objects.keySet())) {
      for (int position : positions(shelf.get(name).length, random)) {
        MemoryShelf changed = shelf.copy();
        byte[] bytes = changed.get(name).clone();
        bytes[position] ^= (byte) (1 << random.nextInt(8));
        changed.objects.put(name, bytes);
        refused(changed, caseId, name + " at " + position);
      }
    }
  }

  @Test
  void refusesEveryFlippedBitOfAHead() {
    String name = MemoryShelf.headName(new PartName(caseId, 1));
    byte[] head = shelf.get(name);
    for (int bit = 0; bit < head.length * 8; bit++) {
      MemoryShelf changed = shelf.copy();
      byte[] bytes = head.clone();
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      changed.objects.put(name, bytes);
      refused(changed, caseId, "head bit " + bit);
    }
  }

  @Test
  void refusesEveryFlippedBitOfARecord() {
    String name = MemoryShelf.recordName(caseId);
    byte[] record = shelf.get(name);
    for (int bit = 0; bit < record.length * 8; bit++) {
      MemoryShelf changed = shelf.copy();
      byte[] bytes = record.clone();
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      changed.objects.put(name, bytes);
      refused(changed, caseId, "record bit " + bit);
    }
  }

  @Test
  void refusesATruncatedLongerOrMissingObject() {
    for (String name : List.copyOf(shelf.objects.keySet())) {
      byte[] bytes = shelf.get(name);
      for (int length : new int[] {0, 1, bytes.length - 1, bytes.length + 1}) {
        MemoryShelf changed = shelf.copy();
        changed.objects.put(name, java.util.Arrays.copyOf(bytes, length));
        refused(changed, caseId, name + " of " + length);
      }
      MemoryShelf without = shelf.copy();
      without.objects.remove(name);
      refused(without, caseId, "no " + name);
    }
  }

  @Test
  void refusesSwappedParts() {
    MemoryShelf bodies = shelf.copy();
    swap(bodies, MemoryShelf.bodyName(part(caseId, 1)), MemoryShelf.bodyName(part(caseId, 2)));
    refused(bodies, caseId, "bodies");
    swap(bodies, MemoryShelf.headName(part(caseId, 1)), MemoryShelf.headName(part(caseId, 2)));
    refused(bodies, caseId, "whole parts");
  }

  @Test
  void refusesPartsAndRecordsOfAnotherCase() {
    CaseId other = CaseId.random();
    lock.store(shelf, other, files);
    MemoryShelf part = shelf.copy();
    swap(part, MemoryShelf.bodyName(part(caseId, 1)), MemoryShelf.bodyName(part(other, 1)));
    refused(part, caseId, "body of another case");
    swap(part, MemoryShelf.headName(part(caseId, 1)), MemoryShelf.headName(part(other, 1)));
    refused(part, caseId, "part of another case");
    MemoryShelf record = shelf.copy();
    swap(record, MemoryShelf.recordName(caseId), MemoryShelf.recordName(other));
    refused(record, caseId, "record of another case");
  }

  @Test
  void refusesAHeadPlantedByAStranger() {
    // Whoever can write heads can seal a session key of their own to our reviewers.
    Lock.Stored planted = lock.seal(caseId, 1, bytes(70_000, 9));
    MemoryShelf head = shelf.copy();
    head.objects.put(MemoryShelf.headName(part(caseId, 1)), planted.head());
    assertThatThrownBy(() -> openAll(head, caseId, reviewer()))
        .isInstanceOfSatisfying(
            DamagedException.class,
            e -> assertThat(e.reason()).isEqualTo(DamagedException.Reason.KEY_CHECK));
    head.objects.put(MemoryShelf.bodyName(part(caseId, 1)), planted.body());
    refused(head, caseId, "a planted part");
  }

  @Test
  void doesNotTrustTheRecordOfAForeignNode() {
    Lock foreign = new Lock(TestKeys.curve("r2").certificate());
    CaseId planted = CaseId.random();
    foreign.store(shelf, planted, files);
    assertThatThrownBy(() -> openAll(shelf, planted, reviewer()))
        .isInstanceOfSatisfying(
            NotTrustedException.class,
            e -> assertThat(e.reason()).isEqualTo(NotTrustedException.Reason.FOREIGN));
  }

  @Test
  void doesNotTrustTheRecordOfANodeThatHasEnded() {
    Instant later = Lock.now().plus(Duration.ofDays(93));
    CaseOpener opener =
        new CaseOpener(shelf, lock.keyring, Clock.fixed(later, ZoneOffset.UTC), cache);
    assertThatThrownBy(() -> opener.open(caseId, reviewer()))
        .isInstanceOfSatisfying(
            NotTrustedException.class,
            e -> assertThat(e.reason()).isEqualTo(NotTrustedException.Reason.FOREIGN));
  }

  private void refused(MemoryShelf changed, CaseId which, String what) {
    assertThatThrownBy(() -> openAll(changed, which, reviewer()))
        .as(what)
        .isInstanceOfAny(DamagedException.class, NotTrustedException.class);
  }

  private List<byte[]> openAll(MemoryShelf from, CaseId which, SecretKey key) throws Exception {
    OpenedCase opened = opener(from).open(which, key);
    List<byte[]> all = new ArrayList<>();
    for (var file : opened.manifest().files()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      opened.write(file, out);
      all.add(out.toByteArray());
    }
    for (int padding : opened.manifest().padding()) {
      opener(from).open(opened.record(), padding, key, new ByteArrayOutputStream());
    }
    return all;
  }

  private CaseOpener opener(MemoryShelf from) {
    return new CaseOpener(from, lock.keyring, Clock.fixed(Lock.now(), ZoneOffset.UTC), cache);
  }

  private static SecretKey reviewer() {
    return TestKeys.open(TestKeys.curve("r2"));
  }

  private static PartName part(CaseId caseId, int number) {
    return new PartName(caseId, number);
  }

  private static void swap(MemoryShelf shelf, String one, String other) {
    byte[] kept = shelf.get(one);
    shelf.objects.put(one, shelf.get(other));
    shelf.objects.put(other, kept);
  }

  /** Both ends, where the formats stand, and some places between. */
  private static List<Integer> positions(int length, Random random) {
    List<Integer> positions = new ArrayList<>();
    for (int i = 0; i < Math.min(24, length); i++) {
      positions.add(i);
      positions.add(length - 1 - i);
    }
    for (int i = 0; i < 20; i++) {
      positions.add(random.nextInt(length));
    }
    return positions;
  }

  private static byte[] bytes(int size, long seed) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
