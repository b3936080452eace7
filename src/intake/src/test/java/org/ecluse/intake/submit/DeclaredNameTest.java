package org.ecluse.intake.submit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DeclaredNameTest {

  private static String shown(String sent) {
    return DeclaredName.of(sent, 255);
  }

  @Test
  void keepsOrdinaryNamesOfAllWritings() {
    for (String name :
        new String[] {"a.pdf", "été (2).jpg", "договор.docx", "合同.pdf", "عقد.pdf", "🎈.png"}) {
      assertThat(shown(name)).isEqualTo(name);
    }
  }

  @Test
  void keepsOnlyTheEndOfAPath() {
    assertThat(shown("../../etc/passwd")).isEqualTo("passwd");
    assertThat(shown("C:\\Users\\me\\x.doc")).isEqualTo("x.doc");
    assertThat(shown("/")).isEmpty();
    assertThat(shown("a/..\\b")).isEqualTo("b");
  }

  @Test
  void marksWhatCannotBeSeenOrTurnsTheReadingDirection() {
    for (String hidden :
        new String[] {
          "\0",
          "\n",
          "\r",
          "\u001b",
          "\u007f",
          "\u0085",
          "\u061c",
          "\u200b",
          "\u200e",
          "\u200f",
          "\u2028",
          "\u2029",
          "\u202a",
          "\u202e",
          "\u2066",
          "\u2069",
          "\ufeff",
          "\ud800",
          "\udc00",
          "\ue000",
          "\uffff",
          "\udb40\udc41"
        }) {
      assertThat(shown("a" + hidden + "b")).isEqualTo("a\ufffdb");
    }
  }

  @Test
  void shortensInTheMiddleAndNeverInsideACharacter() {
    assertThat(DeclaredName.of("x".repeat(300) + ".docx", 255)).hasSize(255).endsWith(".docx");
    for (int most = 3; most < 40; most++) {
      String shortened = DeclaredName.of("🎈".repeat(100), most);
      assertThat(shortened.length()).isLessThanOrEqualTo(most);
      assertThat(shortened.replace("🎈", "")).isEqualTo("…");
    }
  }
}
