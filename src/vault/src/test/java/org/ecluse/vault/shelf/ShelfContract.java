package org.ecluse.vault.shelf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import org.ecluse.core.CaseId;
import org.ecluse.core.Shelf;
import org.ecluse.vault.Attic;
import org.ecluse.vault.ObjectLayout;
import org.ecluse.vault.ObjectStore;
import org.ecluse.vault.shelf.CaseTrash.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;

/** Sweep, trash and head replacement on real storage; each adapter runs it. */
public abstract class ShelfContract {

  protected static final Grace GRACE = new Grace(14, 14);

  /** The first day on which something of today is older than 14 days for certain. */
  private static final int OLD = 15;

  private static final Steps.Happening NOTHING = step -> {};

  protected abstract ObjectStore store();

  protected abstract Attic attic();

  /** A server without versions keeps nothing that is deleted. */
  protected boolean keepsNothing() {
    return false;
  }

  private Sweep sweep(Steps steps) {
    return Sweep.over(steps.store(), steps.attic(), GRACE);
  }

  private Sweep sweepAfter(int days) {
    return sweep(new Steps(store(), attic(), days, NOTHING));
  }

  private CaseTrash trash() {
    return CaseTrash.over(store(), attic(), GRACE);
  }

  private Shelf shelf() {
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
    assertThat(plan.orphans()).extracting(SweepPlan.Orphan::caseId).containsExactly(orphan.caseId());
    assertThat(plan.parts()).isEqualTo(4);
    assertThat(orphan.shown()).as("a plan changes nothing").hasSize(4);
    assertThat(sweepAfter(OLD).run()).isEqualTo(new Swept(4, 0, 0, List.of(), List.of()));
    orphan.isGone();
    whole.isWhole();
    for (String key : List.of(resealed, probe, "desk/" + whole.caseId() + "/1", ObjectLayout.epoch(1))) {
      assertThat(store().get(key)).as(key).isPresent();
    }
    assertThat(sweepAfter(OLD).plan().nothing()).as("a second sweep has nothing to do").isTrue();
  }

  @Test
  void leavesPartsThatMayNotYetBe14DaysOld() throws Exception {
    Stored orphan = Stored.orphan(store(), 1);
    assertThat(sweepAfter(OLD - 1).plan().nothing()).isTrue();
    assertThat(sweepAfter(OLD - 1).run().parts()).isZero();
    orphan.hasAllParts();
  }

  @Test
  @DisabledIf("keepsNothing")
  void losesNoPartWheneverTheRecordComesDuringASweep() throws Exception {
    int steps = 0;
    int came = 1;
    while (came <= steps + 1) {
      Stored late = Stored.orphan(store(), 2);
      int now = came++;
      Steps counted =
          new Steps(
              store(),
              attic(),
              OLD,
              step -> {
                if (step == now) {
                  late.commit();
                }
              });
      Swept swept = sweep(counted).run();
      steps = counted.taken();
      if (!late.hasRecord()) {
        late.isGone();
        assertThat(now).as("the record never came").isGreaterThan(steps);
      } else {
        late.isWhole();
        assertThat(swept.parts()).isZero();
        assertThat(swept.forAdmin()).isEmpty();
      }
      // Made an end of, so that the next round begins as this one did.
      trash().delete(late.caseId());
    }
    assertThat(steps).isGreaterThan(10);
  }

  @Test
  @DisabledIf("keepsNothing")
  void mendsACaseWhoseRecordCameWhenASweepHadBeenStopped() throws Exception {
    Stored late = Stored.orphan(store(), 2);
    store().delete(ObjectLayout.body(late.part(1)));
    late.commit();
    assertThat(sweepAfter(0).plan().torn()).containsExactly(late.caseId());
    assertThat(sweepAfter(0).run().mended()).containsExactly(late.caseId());
    late.isWhole();
  }

  @Test
  @DisabledIf("keepsNothing")
  void leavesABodyHiddenWhoseReencryptedOneIsThere() throws Exception {
    Stored whole = Stored.whole(store(), 1);
    String body = ObjectLayout.body(whole.part(0));
    store().put(body + ".5f", new ByteArrayInputStream(new byte[] {1}));
    store().delete(body);
    assertThat(sweepAfter(0).run().mended()).isEmpty();
    assertThat(store().get(body)).isEmpty();
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
  @DisabledIf("keepsNothing")
  void listsWhatCanBeBroughtBackAndBringsItBackRecordLast() throws Exception {
    Stored other = Stored.whole(store(), 1);
    Stored whole = Stored.whole(store(), 3);
    assertThat(trash().list()).isEmpty();
    trash().delete(whole.caseId());
    assertThat(trash().delete(whole.caseId())).as("again").isTrue();
    assertThat(trash().list())
        .containsExactly(new CaseTrash.Deleted(whole.caseId(), attic().today(), 14, 6));
    Steps watched = new Steps(store(), attic(), 0, step -> whole.isNeverHalf());
    CaseTrash trash = CaseTrash.over(watched.store(), watched.attic(), GRACE);
    assertThat(trash.bringBack(whole.caseId())).isEqualTo(Outcome.BACK);
    whole.isWhole();
    other.isWhole();
    assertThat(trash().bringBack(whole.caseId())).isEqualTo(Outcome.NEVER_GONE);
    assertThat(trash().bringBack(CaseId.random())).isEqualTo(Outcome.NOTHING);
    assertThat(trash().list()).isEmpty();
    assertThat(sweepAfter(0).plan().nothing()).isTrue();
    trash().delete(whole.caseId());
    assertThat(trash().bringBack(whole.caseId())).as("a second time").isEqualTo(Outcome.BACK);
    whole.isWhole();
  }

  @Test
  @DisabledIf("keepsNothing")
  void bringsBackReencryptedBodiesTooAndTheHeadsThatWereLast() throws Exception {
    Stored whole = Stored.whole(store(), 1);
    String resealed = ObjectLayout.body(whole.part(0)) + ".5f";
    store().put(resealed, new ByteArrayInputStream("again".getBytes(UTF_8)));
    assertThat(shelf().replaceHead(whole.part(0), "for all".getBytes(UTF_8))).isTrue();
    trash().delete(whole.caseId());
    whole.isGone();
    assertThat(trash().bringBack(whole.caseId())).isEqualTo(Outcome.BACK);
    assertThat(whole.shown())
        .containsEntry("0.head", "for all")
        .containsEntry("0.body", "sealed 0.body")
        .containsEntry("0.body.5f", "again");
  }

  @Test
  @DisabledIf("keepsNothing")
  void bringsBackNothingOfACaseThatIsNoLongerWhole() throws Exception {
    Stored whole = Stored.orphan(store(), 2);
    // A record of three parts: one of them ended for good.
    new Stored(store(), whole.caseId(), 3).commit();
    trash().delete(whole.caseId());
    assertThat(trash().bringBack(whole.caseId())).isEqualTo(Outcome.INCOMPLETE);
    whole.isGone();
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
    assertThat(attic().today()).isBetween(
        java.time.LocalDate.parse(day), java.time.LocalDate.parse(day).plusDays(1));
  }

  private CaseId one() throws Exception {
    return ObjectLayout.caseOfFolder(attic().folders(ObjectLayout.INBOX).getFirst()).orElseThrow();
  }
}
