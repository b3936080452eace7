package org.ecluse.intake;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.ManagementInterface;
import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.ecluse.intake.gate.Gate;
import org.ecluse.intake.web.Site;

/** Puts the two handlers at their listeners. Requests go no further than these. */
@ApplicationScoped
class Doors {

  /** Before everything that the framework itself does with a request. */
  private static final int FIRST = 10_000;

  private final Site site;
  private final Gate gate;
  private final Health health;

  Doors(Site site, Gate gate, Health health) {
    this.site = site;
    this.gate = gate;
    this.health = health;
  }

  void sources(@Observes Filters filters) {
    filters.register(visit -> site.serve(visit.request()), FIRST);
  }

  void admins(@Observes ManagementInterface management) {
    management.router().get("/health").handler(visit -> health.answer(visit.response()));
  }

  void start(@Observes StartupEvent start) {
    gate.watch();
  }
}
