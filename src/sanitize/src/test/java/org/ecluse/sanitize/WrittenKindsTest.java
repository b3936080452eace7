package org.ecluse.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.ecluse.core.Reason;
import org.ecluse.core.Verdict;
import org.ecluse.testkit.documents.MakeDocuments;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Kinds that are written as text: mail, pages, calendars. */
class WrittenKindsTest {

  private static final Map<String, byte[]> WRITTEN = MakeDocuments.written();

  static Set<String> documents() {
    return WRITTEN.keySet();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void comeOutClean(String name) {
    Washed washed = Washed.of(bytes(name));
    assertThat(washed.report().verdict()).as(washed.left().toString()).isEqualTo(Verdict.CLEAN);
    assertThat(Washed.namesIn(washed.bytes())).isEmpty();
    assertThat(washed.removed()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void cleaningTwiceChangesNothing(String name) {
    byte[] once = Washed.of(bytes(name)).bytes();
    assertThat(Washed.of(once).bytes()).isEqualTo(once);
    assertThat(Washed.of(once).removed()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void cutAnywhereTheyEndWithAVerdict(String name) {
    byte[] whole = bytes(name);
    for (int length = 1; length < whole.length; length += 97) {
      assertFinished(Washed.of(Arrays.copyOf(whole, length)), name + " cut at " + length);
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void withNoiseTheyEndWithAVerdict(String name) {
    Random random = new Random(7);
    for (int round = 0; round < 100; round++) {
      byte[] noisy = bytes(name).clone();
      for (int i = 0; i < 1 + round % 9; i++) {
        noisy[random.nextInt(noisy.length)] = (byte) random.nextInt(256);
      }
      assertFinished(Washed.of(noisy), name + " round " + round);
    }
  }

  private static void assertFinished(Washed washed, String what) {
    if (washed.report().verdict() == Verdict.PARTIAL) {
      assertThat(washed.left()).as(what).isNotEmpty();
    } else if (washed.report().verdict() == Verdict.REFUSED) {
      assertThat(washed.report().reason())
          .as(what)
          .isIn(
              Reason.DAMAGED,
              Reason.UNKNOWN_KIND,
              Reason.TOO_LARGE,
              Reason.AMBIGUOUS,
              Reason.ENCRYPTED);
    } else {
      assertThat(washed.report().verdict()).as(what).isEqualTo(Verdict.CLEAN);
    }
  }

  private static byte[] bytes(String name) {
    return WRITTEN.getOrDefault(name, new byte[0]);
  }
}
