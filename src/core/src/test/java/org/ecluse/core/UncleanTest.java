package org.ecluse.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class UncleanTest {

  private static Report partial(TraceGroup left) {
    return new Report(
        MediaKind.PDF, Verdict.PARTIAL, Reason.NONE, List.of(new Trace(left, "Tag", 2, 1)));
  }

  @ParameterizedTest
  @EnumSource(TraceGroup.class)
  void refusesAPartlyCleanedFileOnlyWhenWhatIsLeftCouldNameSomebody(TraceGroup left) {
    Report decided = Unclean.REFUSE.decide(partial(left));
    assertThat(decided.verdict()).isEqualTo(left.identifying() ? Verdict.REFUSED : Verdict.PARTIAL);
    assertThat(Unclean.KEEP.decide(partial(left)).verdict()).isEqualTo(Verdict.PARTIAL);
  }

  @Test
  void keepsAnUncleanableFileOnlyByTheSourcesChoiceAndClaimsNothingWasRemoved() {
    Report refused =
        new Report(
            MediaKind.UNKNOWN,
            Verdict.REFUSED,
            Reason.UNKNOWN_KIND,
            List.of(new Trace(TraceGroup.PERSON, "Author", 1, 0)));
    assertThat(Unclean.REFUSE.decide(refused)).isEqualTo(refused);
    Report kept = Unclean.KEEP.decide(refused);
    assertThat(kept.verdict()).isEqualTo(Verdict.UNTOUCHED);
    assertThat(kept.removedGroups()).isEmpty();
    assertThat(kept.leftGroups()).containsExactly(TraceGroup.PERSON);
  }

  @Test
  void leavesACleanFileAlone() {
    Report clean = new Report(MediaKind.PNG, Verdict.CLEAN, Reason.NONE, List.of());
    assertThat(Unclean.REFUSE.decide(clean)).isEqualTo(clean);
    assertThat(Unclean.KEEP.decide(clean)).isEqualTo(clean);
  }
}
