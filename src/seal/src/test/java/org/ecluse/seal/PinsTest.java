package org.ecluse.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom an installation trusts is never guessed. */
final class PinsTest {

  private static final String A = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
  private static final String B = "BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB";

  @Test
  void readsWhatPeopleCopy() {
    Pins pins = Pins.parse(" 2 : aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa, " + B);
    assertThat(pins.threshold()).isEqualTo(2);
    assertThat(pins.fingerprints()).containsExactly(A, B);
    assertThat(Pins.parse(pins.text())).isEqualTo(pins);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1", "1:", A, "0:" + A, "2:" + A, "1:" + A + ",", "1:A", "2:" + A + "," + A})
  void refusesWhatIsNotClear(String text) {
    assertThatThrownBy(() -> Pins.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"0,1", "1,1", "2,2", "3,4", "4,4", "5,8", "100,128", "1000,1023"})
  void theNumberOfFilesIsRoundedUp(int files, int parts) {
    assertThat(SealedCase.paddedParts(files)).isEqualTo(parts);
  }
}
