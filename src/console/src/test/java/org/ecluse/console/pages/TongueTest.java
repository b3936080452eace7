package org.ecluse.console.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TongueTest {

  @Test
  void takesTheLanguageTheBrowserPrefers() {
    assertThat(preferred("fr-FR,fr;q=0.9,en;q=0.5")).isEqualTo(Tongue.FR);
    assertThat(preferred("de,en;q=0.3,fr;q=0.8")).isEqualTo(Tongue.FR);
    assertThat(preferred("en-US,en;q=0.9,fr;q=0.8")).isEqualTo(Tongue.EN);
  }

  @Test
  void speaksEnglishToWhoeverAsksForNeitherOrForNonsense() {
    assertThat(preferred("de")).isEqualTo(Tongue.EN);
    assertThat(preferred(";;;q=banana")).isEqualTo(Tongue.EN);
    assertThat(Tongue.preferred(Optional.empty())).isEqualTo(Tongue.EN);
  }

  @Test
  void readsTheLanguageOfAnAddress() {
    assertThat(Tongue.ofPath("/fr/case/x")).contains(Tongue.FR);
    assertThat(Tongue.ofPath("/en")).contains(Tongue.EN);
    assertThat(Tongue.ofPath("/french")).isEmpty();
  }

  @Test
  void writesSizesAsPeopleReadThem() {
    assertThat(Tongue.EN.size(0)).isEqualTo("0\u00a0bytes");
    assertThat(Tongue.EN.size(1)).isEqualTo("1\u00a0byte");
    assertThat(Tongue.EN.size(999)).isEqualTo("999\u00a0bytes");
    assertThat(Tongue.EN.size(1000)).isEqualTo("1.0\u00a0kB");
    assertThat(Tongue.FR.size(3_700_000)).isEqualTo("3,7\u00a0Mo");
    assertThat(Tongue.FR.size(999_999)).isEqualTo("1,0\u00a0Mo");
    assertThat(Tongue.FR.size(5_000_000_000_000_000L)).isEqualTo("5000\u00a0To");
  }

  private static Tongue preferred(String header) {
    return Tongue.preferred(Optional.of(header));
  }
}
