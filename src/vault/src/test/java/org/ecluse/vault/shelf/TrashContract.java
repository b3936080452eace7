package org.ecluse.vault.shelf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import org.ecluse.core.CaseId;
import org.ecluse.vault.ObjectLayout;
import org.ecluse.vault.shelf.CaseTrash.Outcome;
import org.junit.jupiter.api.Test;

/** What takes a store that keeps what it hides: all but a server without versions. */
public abstract class TrashContract extends ShelfContract {

  @Test
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
  void mendsACaseWhoseRecordCameWhenASweepHadBeenStopped() throws Exception {
    Stored late = Stored.orphan(store(), 2);
    store().delete(ObjectLayout.body(late.part(1)));
    late.commit();
    assertThat(sweepAfter(0).plan().torn()).containsExactly(late.caseId());
    assertThat(sweepAfter(0).run().mended()).containsExactly(late.caseId());
    late.isWhole();
  }

  @Test
  void leavesABodyHiddenWhoseReencryptedOneIsThere() throws Exception {
    Stored whole = Stored.whole(store(), 1);
    String body = ObjectLayout.body(whole.part(0));
    store().put(body + ".5f", new ByteArrayInputStream(new byte[] {1}));
    store().delete(body);
    assertThat(sweepAfter(0).run().mended()).isEmpty();
    assertThat(store().get(body)).isEmpty();
  }

  @Test
  void listsWhatCanBeBroughtBackAndBringsItBackRecordLast() throws Exception {
    Stored other = Stored.whole(store(), 1);
    Stored whole = Stored.whole(store(), 3);
    assertThat(trash().list()).isEmpty();
    assertThat(trash().daysAfterDeletion(whole.caseId())).isEqualTo(14);
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
  void bringsBackNothingOfACaseThatIsNoLongerWhole() throws Exception {
    Stored whole = Stored.orphan(store(), 2);
    // A record of three parts: one of them ended for good.
    new Stored(store(), whole.caseId(), 3).commit();
    trash().delete(whole.caseId());
    assertThat(trash().bringBack(whole.caseId())).isEqualTo(Outcome.INCOMPLETE);
    whole.isGone();
  }
}
