package org.ecluse.console.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SessionsTest {

  private final Sessions sessions = new Sessions(8090);

  @Test
  void knowsASessionByItsCookieAlone() {
    Session session = sessions.begin();
    assertThat(sessions.of(session.cookie().reveal())).containsSame(session);
    assertThat(sessions.of(session.formToken())).isEmpty();
    assertThat(sessions.of("")).isEmpty();
    assertThat(session.cookie().toString()).isEqualTo("[redacted]");
  }

  @Test
  void givesACookieThatScriptsAndOtherSitesDoNotSee() {
    assertThat(sessions.setCookie(sessions.begin()))
        .matches("ecluse-8090=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict");
  }

  @Test
  void endsTheOldestWhenThereAreTooMany() {
    Session first = sessions.begin();
    Session second = sessions.begin();
    for (int i = 1; i < Sessions.MOST; i++) {
      sessions.begin();
    }
    assertThat(sessions.of(first.cookie().reveal())).isEmpty();
    assertThat(sessions.of(second.cookie().reveal())).isPresent();
  }

  @Test
  void aLockEndsAllButTheOneItBegins() {
    Session old = sessions.begin();
    Session fresh = sessions.beginAlone();
    assertThat(sessions.of(old.cookie().reveal())).isEmpty();
    assertThat(sessions.of(fresh.cookie().reveal())).containsSame(fresh);
  }
}
