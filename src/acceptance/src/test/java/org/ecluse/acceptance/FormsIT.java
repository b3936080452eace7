package org.ecluse.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens, and forms that are sent more than once: browsers do that without asking anybody. */
final class FormsIT {

  private static final byte[] UNKNOWN = Source.Body.NO_KIND.getBytes(ISO_8859_1);

  private Instance instance;
  private Source source;

  @BeforeEach
  void starts() throws Exception {
    instance = Instance.started(Map.of());
    source = Source.at(instance.port());
  }

  @AfterEach
  void stops() throws Exception {
    instance.close();
  }

  private static Source.Body body(Source.Form form) {
    return new Source.Body().field("token", form.token());
  }

  private void forbidden(Source.Form form, Source.Body body) throws Exception {
    Refused.as(403, "fr", source.post("fr", form, body.file("a.bin", UNKNOWN).end()), instance);
  }

  @Test
  void onlyTheFormsOwnTokenInTheFirstPlaceIsTaken() throws Exception {
    Source.Form form = source.form("fr");
    Source.Form other = source.form("fr");
    forbidden(form, new Source.Body());
    forbidden(form, new Source.Body().field("token", ""));
    forbidden(form, new Source.Body().field("token", "A".repeat(43)));
    forbidden(form, new Source.Body().field("token", "A".repeat(100_000)));
    forbidden(form, body(other));
    forbidden(form, new Source.Body().file("first.bin", UNKNOWN).field("token", form.token()));
    forbidden(form, new Source.Body().field("message", "first").field("token", form.token()));
    assertThat(progress(form)).contains("Rien n’est encore envoyé");
  }

  @Test
  void aFileNobodyCanCleanIsRefusedWithItsMessage() throws Exception {
    Source.Form form = source.form("fr");
    byte[] body = body(form).field("message", "secret").file("a.bin", UNKNOWN).end();
    Refused.as(415, "fr", source.post("fr", form, body), instance);
  }

  @Test
  void aBrokenUploadThatIsSentAgainCountsOnceAndWhole() throws Exception {
    Source.Form form = source.form("fr");
    byte[] body = body(form).field("message", "encore").end();
    for (int tries = 0; tries < 2; tries++) {
      Socket broken = source.open("fr", form, body.length);
      broken.getOutputStream().write(Arrays.copyOf(body, body.length - 10));
      awaitProgress(form, "reçus");
      broken.close();
      awaitProgress(form, "La connexion s’est coupée");
    }
    assertThat(instance.objects()).isEmpty();
    assertThat(source.post("fr", form, body).status()).isEqualTo(200);
    assertThat(instance.cases()).hasSize(1);
    assertThat(progress(form)).contains("En lieu sûr");
  }

  @Test
  void theSecondTryIsTakenWhileTheFirstIsNotYetKnownToBeDead() throws Exception {
    Source.Form form = source.form("fr");
    byte[] body = body(form).field("message", "encore").end();
    try (Socket dead = source.open("fr", form, body.length)) {
      dead.getOutputStream().write(Arrays.copyOf(body, body.length - 10));
      awaitProgress(form, "reçus");
      assertThat(source.post("fr", form, body).status()).isEqualTo(200);
    }
    assertThat(progress(form))
        .as("the dead one says nothing about the other")
        .contains("En lieu sûr");
    assertThat(instance.cases()).hasSize(1);
  }

  @Test
  void twoWholeTriesAreTwoCasesOfOneForm() throws Exception {
    Source.Form form = source.form("fr");
    byte[] body = body(form).field("message", "deux fois").end();
    assertThat(source.post("fr", form, body).status()).isEqualTo(200);
    assertThat(source.post("fr", form, body).status()).isEqualTo(200);
    assertThat(instance.cases()).hasSize(2);
  }

  private String progress(Source.Form form) throws Exception {
    return source.get("/fr/progress/" + form.id()).body();
  }

  private void awaitProgress(Source.Form form, String text) throws Exception {
    for (int tries = 0; tries < 1_500; tries++) {
      if (progress(form).contains(text)) {
        return;
      }
      Thread.sleep(20);
    }
    throw new AssertionError("never shown: " + text + "\n" + progress(form));
  }
}
