package org.ecluse.vault.shelf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecluse.core.CaseId;
import org.ecluse.core.Shelf;
import org.ecluse.vault.Attic;
import org.ecluse.vault.ObjectLayout;
import org.ecluse.vault.ObjectStore;
import org.junit.jupiter.api.Test;

/** Sweep, deletion and head replacement on real storage; each adapter runs it. */
public abstract class ShelfContract {

  protected static final Grace GRACE = new Grace(14, 14);

  /** The first day on which something of today is older than 14 days for certain. */
  static final int OLD = 15;

  private static final Steps.Happening NOTHING = step -> {};

  protected abstract ObjectStore store();

  protected abstract Attic attic();

  Sweep sweep(Steps steps) {
    return Sweep.over(steps.store(), steps.attic(), GRACE);
  }

  Sweep sweepAfter(int days) {
    return sweep(new Steps(store(), attic(), days, NOTHING));
  }

  CaseTrash trash() {
    return CaseTrash.over(store(), attic(), GRACE);
  }

  Shelf shelf() {
    return VaultShelf.over(store());
  }

  @Test
  void sweepsOldPartsWithoutARecordAndNothingElse() throws Exception {
    Stored whole = Stored.whole(store(), 2);
    String resealed = ObjectLayout.body(whole.part(1)) + ".5f";
    String probe = ObjectLayout.INBOX + "probe";
    for (String key : List.of(resealed, probe, "desk/" + whole.caseId() + "/1")) {
      store().put(key, new ByteArrayInputStream("kept".getBytes(UTF_8)));
    }
    store().create(ObjectLayout.epoch(1), new byte[] {1});
    Stored orphan = Stored.orphan(store(), 2);
    SweepPlan plan = sweepAfter(OLD).plan();
    assertThat(plan.orphans())
        .extracting(SweepPlan.Orphan::caseId)
        .containsExactly(orphan.caseId());
    assertThat(plan.parts()).isEqualTo(4);
    assertThat(orphan.shown()).as("a plan changes nothing").hasSize(4);
    assertThat(sweepAfter(OLD).run()).isEqualTo(new Swept(4, 0, 0, List.of(), List.of()));
    orphan.isGone();
    whole.isWhole();
    for (String key :
        List.of(resealed, probe, "desk/" + whole.caseId() + "/1", ObjectLayout.epoch(1))) {
      assertThat(store().get(key)).as(key).isPresent();
    }
    assertThat(sweepAfter(0).plan().nothing()).as("a second sweep has nothing to do").isTrue();
  }

  @Test
  void leavesPartsThatMayNotYetBe14DaysOld() throws Exception {
    Stored orphan = Stored.orphan(store(), 1);
    assertThat(sweepAfter(OLD - 1).plan().nothing()).isTrue();
    assertThat(sweepAfter(OLD - 1).run().parts()).isZero();
    orphan.hasAllParts();
  }

  @Test
  void deletesACaseAndNeverShowsHalfOfIt() throws Exception {
    Stored other = Stored.whole(store(), 1);
    Stored whole = Stored.whole(store(), 2);
    Steps watched = new Steps(store(), attic(), 0, step -> whole.isNeverHalf());
    CaseTrash trash = CaseTrash.over(watched.store(), watched.attic(), GRACE);
    assertThat(trash.delete(whole.caseId())).isTrue();
    assertThat(watched.taken()).isGreaterThan(5);
    whole.isGone();
    other.isWhole();
    assertThat(trash().delete(CaseId.random())).isFalse();
  }

  @Test
  void listsEveryCaseThoughForeignNamesStandBetween() throws Exception {
    List<CaseId> cases = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      cases.add(Stored.whole(store(), 1).caseId());
      store().create(ObjectLayout.QUEUE + i + "foreign", new byte[] {1});
    }
    cases.sort(null);
    List<CaseId> seen = new ArrayList<>();
    List<Shelf.Listed> page = shelf().cases(Optional.empty(), 2);
    while (!page.isEmpty()) {
      assertThat(page).hasSize(2);
      page.forEach(listed -> seen.add(listed.caseId()));
      page = shelf().cases(Optional.of(seen.getLast()), 2);
    }
    assertThat(seen).isEqualTo(cases);
  }

  @Test
  void replacesAHeadAndNothingElse() throws Exception {
    Stored whole = Stored.whole(store(), 2);
    byte[] head = "for other eyes".getBytes(UTF_8);
    assertThat(shelf().replaceHead(whole.part(1), head)).isTrue();
    assertThat(shelf().replaceHead(whole.part(1), head)).as("again").isTrue();
    assertThat(whole.shown())
        .containsEntry("1.head", "for other eyes")
        .containsEntry("0.head", "sealed 0.head");
    whole.isWhole();
  }

  @Test
  void replacesNoHeadOfACaseThatIsDeleted() throws Exception {
    Stored whole = Stored.whole(store(), 1);
    trash().delete(whole.caseId());
    assertThat(shelf().replaceHead(whole.part(0), new byte[] {1})).isFalse();
    whole.isGone();
    Stored orphan = Stored.orphan(store(), 1);
    assertThat(shelf().replaceHead(orphan.part(0), new byte[] {1})).isFalse();
    assertThat(orphan.shown()).containsEntry("0.head", "sealed 0.head");
  }

  @Test
  void leavesNoHeadBehindWhenTheCaseIsDeletedMeanwhile() throws Exception {
    Stored whole = Stored.whole(store(), 1);
    Steps meanwhile =
        new Steps(
            store(),
            attic(),
            0,
            step -> {
              // Head and record were read; the head is put next.
              if (step == 3) {
                store().delete(ObjectLayout.record(whole.caseId()));
              }
            });
    assertThat(VaultShelf.over(meanwhile.store()).replaceHead(whole.part(0), new byte[] {1}))
        .isFalse();
    assertThat(whole.shown()).doesNotContainKey("0.head");
  }

  @Test
  void readsTheDayFromTheStoreAndNotFromHere() throws Exception {
    Stored.orphan(store(), 1);
    String day = store().list(ObjectLayout.folder(one()), Optional.empty(), 1).getFirst().day();
    assertThat(attic().today())
        .isBetween(java.time.LocalDate.parse(day), java.time.LocalDate.parse(day).plusDays(1));
  }

  private CaseId one() throws Exception {
    return ObjectLayout.caseOfFolder(attic().folders(ObjectLayout.INBOX).getFirst()).orElseThrow();
  }
}
