package org.ecluse.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SmallThingsTest {

  @Test
  void theLanguageIsTheOneAskedForMost() {
    assertThat(Language.preferred(Optional.empty())).isEqualTo(Language.EN);
    assertThat(Language.preferred(Optional.of("fr"))).isEqualTo(Language.FR);
    assertThat(Language.preferred(Optional.of("en;q=0.3, fr-CA;q=0.7"))).isEqualTo(Language.FR);
    assertThat(Language.preferred(Optional.of("de, es"))).isEqualTo(Language.EN);
    assertThat(Language.preferred(Optional.of("*"))).isEqualTo(Language.EN);
    assertThat(Language.preferred(Optional.of("fr;q=nonsense"))).isEqualTo(Language.EN);
  }

  @Test
  void amountsAreRoundedDown() {
    assertThat(Amount.of(0, Language.EN)).isEqualTo("0\u00a0bytes");
    assertThat(Amount.of(1023, Language.FR)).isEqualTo("1023\u00a0octets");
    assertThat(Amount.of(64 << 10, Language.EN)).isEqualTo("64\u00a0KB");
    assertThat(Amount.of((2L << 20) - 1, Language.FR)).isEqualTo("1,9\u00a0Mo");
    assertThat(Amount.of(4L << 30, Language.FR)).isEqualTo("4\u00a0Go");
    assertThat(Amount.of(Long.MAX_VALUE, Language.EN)).endsWith("TB");
  }

  @Test
  void aHostMustBeNamedOnceAndBeOurs() {
    HostCheck ours = new HostCheck(Set.of("abc.onion"));
    assertThat(ours.accepts(List.of("ABC.onion"))).isTrue();
    assertThat(ours.accepts(List.of())).isFalse();
    assertThat(ours.accepts(List.of("abc.onion", "abc.onion"))).isFalse();
    assertThat(ours.accepts(List.of("abc.onion.evil"))).isFalse();
    assertThat(new HostCheck(Set.of()).accepts(List.of("whatever.onion"))).isTrue();
  }

  @Test
  void addressesAreComparedAsTheyAre() {
    String id = "A".repeat(22);
    assertThat(Address.of("/fr/form/" + id)).isPresent();
    for (String path :
        List.of(
            "",
            "fr/",
            "/fr",
            "/fr/form/",
            "/fr/form/" + id + "/",
            "/fr/form/" + id + "A",
            "/fr/SEND",
            "/fr/%73end",
            "/fr//",
            "//fr/")) {
      assertThat(Address.of(path)).describedAs(path).isEmpty();
    }
  }
}
