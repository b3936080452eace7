package org.ecluse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

/** What every refusal has in common. */
final class Refused {

  private Refused() {}

  /**
   * The status, a whole page in that language with the headers of every page, an untouched vault.
   */
  static void as(int status, String language, Source.Answer answer, Instance instance)
      throws IOException {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains("<html lang=\"" + language + "\"").contains("</html>");
    assertThat(answer.headers())
        .containsIgnoringCase("content-security-policy")
        .containsIgnoringCase("cache-control: no-store");
    assertThat(instance.objects()).isEmpty();
  }
}
