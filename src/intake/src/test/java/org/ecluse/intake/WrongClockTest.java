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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Set;
import org.ecluse.intake.Visit.Reply;
import org.ecluse.intake.gate.Gate;
import org.junit.jupiter.api.Test;

/** A clock that jumps closes a running intake under its own name; put right, it opens by itself. */
@QuarkusTest
@TestProfile(WrongClockTest.Wrong.class)
final class WrongClockTest {

  /** Chooses the clock below. */
  public static final class Wrong implements QuarkusTestProfile {
    @Override
    public Set<Class<?>> getEnabledAlternatives() {
      return Set.of(ClockThatIsSet.class);
    }
  }

  /** The real clock, and what somebody set it by. */
  @Alternative
  @ApplicationScoped
  static class ClockThatIsSet {
    private static volatile Duration by = Duration.ZERO;

    @Produces
    @Singleton
    Clock clock() {
      InstantSource source = () -> Instant.now().plus(by);
      return source.withZone(ZoneOffset.UTC);
    }
  }

  @Inject
  @SuppressWarnings("NullAway.Init")
  Instance instance;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Gate gate;

  @Test
  void forwardBeyondTheKeyringAndBack() throws IOException {
    isOpen();
    closesWith(Duration.ofDays(100), "keyring-expired");
    isOpenAgain();
  }

  @Test
  void backToBeforeTheKeyringAndForwardAgain() throws IOException {
    isOpen();
    closesWith(Duration.ofDays(-2), "clock-behind");
    closesWith(Duration.ofDays(-2000), "clock-behind");
    isOpenAgain();
  }

  private void closesWith(Duration by, String reason) throws IOException {
    ClockThatIsSet.by = by;
    gate.look();
    Reply health = Visit.get(instance.managementPort(), "/health", "Host: localhost");
    assertThat(health.status()).isEqualTo(503);
    assertThat(health.body()).contains("\"reason\":\"" + reason + "\"");
    Reply metrics = Visit.get(instance.managementPort(), "/metrics", "Host: localhost");
    assertThat(metrics.body()).contains("ecluse_gate_obstacle{reason=\"" + reason + "\"} 1\n");
    Reply page = Visit.get(instance.port(), "/fr/send");
    assertThat(page.status()).isEqualTo(503);
    assertThat(page.body()).contains("Nous sommes fermés pour l’instant", "Revenez demain");
  }

  private void isOpenAgain() throws IOException {
    ClockThatIsSet.by = Duration.ZERO;
    gate.look();
    isOpen();
  }

  private void isOpen() throws IOException {
    Reply health = Visit.get(instance.managementPort(), "/health", "Host: localhost");
    assertThat(health.status()).describedAs(health.body()).isEqualTo(200);
    Source source = Source.open(instance.port(), "fr");
    byte[] body = source.form().field("message", "après").whole();
    assertThat(source.send(body).status()).isEqualTo(200);
  }
}
