package org.ecluse.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.ecluse.core.Settings;
import org.ecluse.intake.Visit.Reply;
import org.junit.jupiter.api.Test;

/**
 * Without pinned admins no keyring can be believed: nobody is given a form, and health says why.
 */
@QuarkusTest
@TestProfile(ClosedGateTest.NoAdmins.class)
final class ClosedGateTest {

  /** Chooses the settings below. */
  public static final class NoAdmins implements QuarkusTestProfile {
    @Override
    public Set<Class<?>> getEnabledAlternatives() {
      return Set.of(SettingsWithoutAdmins.class);
    }
  }

  /** The same instance, but for one setting. */
  @Alternative
  @ApplicationScoped
  static class SettingsWithoutAdmins {
    @Produces
    @Singleton
    Settings settings(Instance instance) {
      return instance.settings(false);
    }
  }

  private static final String ID = "AAAAAAAAAAAAAAAAAAAAAA";

  @Inject
  @SuppressWarnings("NullAway.Init")
  Instance instance;

  @Test
  void whereverAFormWouldBeGivenThereIsThePageInstead() throws IOException {
    for (String path :
        List.of("/fr/send", "/fr/form/" + ID, "/fr/keys", "/keys.asc", "/keyring.json")) {
      Reply reply = Visit.get(instance.port(), path, "Accept-Language: fr");
      assertThat(reply.status()).describedAs(path).isEqualTo(503);
      assertThat(reply.body()).contains("Nous sommes fermés pour l’instant");
    }
    byte[] body = new FormBody().field("token", "x").whole();
    assertThat(Visit.post(instance.port(), "/fr/send/" + ID, body).status()).isEqualTo(503);
    assertThat(Visit.get(instance.port(), "/fr/").status()).isEqualTo(200);
  }

  @Test
  void healthSaysWhy() throws IOException {
    Reply reply = Visit.get(instance.managementPort(), "/health", "Host: 127.0.0.1");
    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.body())
        .contains("\"gate\":\"closed\"", "\"reason\":\"admins-missing\"", "\"admins_pinned\":0");
  }

  @Test
  void healthIsNotOnTheListenerOfSources() throws IOException {
    assertThat(Visit.get(instance.port(), "/health").status()).isEqualTo(404);
    assertThat(Visit.get(instance.managementPort(), "/fr/", "Host: localhost").status())
        .isEqualTo(404);
  }
}
