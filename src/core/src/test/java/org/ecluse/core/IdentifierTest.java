package org.ecluse.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IdentifierTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0", "../../../../etc/passwd", "0123456789ABCDEF0123456789ABCDEF", "g"})
  void aCaseIdIsNothingBut32LowerCaseHexadecimalDigits(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new CaseId(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "AAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAA/", "éAAAAAAAAAAAAAAAAAAAAA"})
  void aFormIdIsNothingBut22Base64urlCharacters(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new FormId(text));
  }

  @Test
  void randomNamesAreWellFormedAndDoNotRepeat() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      assertThat(seen.add(new CaseId(CaseId.random().text()).text())).isTrue();
      assertThat(seen.add(new FormId(FormId.random().text()).text())).isTrue();
    }
  }

  @Test
  void aTagIsMadeToFitItsAlphabet() {
    assertThat(Trace.tag("xmp:é<script>")).isEqualTo("xmp:--script-");
    assertThat(Trace.tag("x".repeat(500))).hasSize(Trace.TAG_LENGTH);
    assertThat(Trace.tag("")).isEqualTo("-");
    assertThatIllegalArgumentException().isThrownBy(() -> new Trace(TraceGroup.OTHER, "<b>", 1, 0));
  }
}
