package org.ecluse.console.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ShownTest {

  @Test
  void marksWhatTurnsTheReadingDirection() {
    assertThat(Shown.name("facture\u202Efdp.exe")).isEqualTo("facture⟨U+202E⟩fdp.exe");
    assertThat(Shown.text("a\u2066b\u2069\u200F")).isEqualTo("a⟨U+2066⟩b⟨U+2069⟩⟨U+200F⟩");
  }

  @Test
  void marksControlsAndInvisibleSigns() {
    assertThat(Shown.text("a\u0000\u001b[31m\u0085\ufeff\u00ad"))
        .isEqualTo("a⟨U+0000⟩⟨U+001B⟩[31m⟨U+0085⟩⟨U+FEFF⟩⟨U+00AD⟩");
    assertThat(Shown.text("\u2028\udbff")).isEqualTo("⟨U+2028⟩⟨U+DBFF⟩");
  }

  @Test
  void keepsTheLinesOfAMessageButNotOfAName() {
    assertThat(Shown.text("a\r\nb\n\tc")).isEqualTo("a\nb\n\tc");
    assertThat(Shown.name("a\nb")).isEqualTo("a⟨U+000A⟩b");
    assertThat(Shown.line(" a\r\n\n b\t")).isEqualTo("a b");
  }

  @Test
  void keepsJoinersThatPersianAndEmojiNeedInMessagesOnly() {
    assertThat(Shown.text("می\u200Cروم 👩\u200D🔬")).isEqualTo("می\u200Cروم 👩\u200D🔬");
    assertThat(Shown.name("a\u200Db")).isEqualTo("a⟨U+200D⟩b");
  }

  @Test
  void shortensALongNameInItsMiddleAndNeverInsideACharacter() {
    String shown = Shown.name("😀".repeat(4000) + ".jpg");
    assertThat(shown).endsWith("😀.jpg").contains("…");
    assertThat(shown.codePointCount(0, shown.length())).isEqualTo(Shown.NAME + 3);
    assertThat(shown.codePoints()).noneMatch(p -> p >= 0xD800 && p <= 0xDFFF);
  }

  @Test
  void keepsWhatEverydayNamesHold() {
    String name = "Compte-rendu n° 3 – « été » (日本語) עברית.pdf";
    assertThat(Shown.name(name)).isEqualTo(name);
  }
}
