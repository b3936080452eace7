package org.ecluse.intake;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import org.ecluse.core.Settings;
import org.ecluse.intake.gate.Gate;
import org.ecluse.intake.health.Management;
import org.ecluse.intake.web.Site;
import org.ecluse.seal.Sealer;

/** Puts the two handlers at their listeners. Requests go no further than these. */
@ApplicationScoped
class Doors {

  /** Before everything that the framework itself does with a request. */
  private static final int FIRST = 10_000;

  private final Site site;
  private final Gate gate;
  private final Management management;
  private final Vertx vertx;
  private final Settings settings;
  private final Sealer sealer;

  Doors(
      Site site,
      Gate gate,
      Management management,
      Vertx vertx,
      Settings settings,
      Sealer sealer) {
    this.site = site;
    this.gate = gate;
    this.management = management;
    this.vertx = vertx;
    this.settings = settings;
    this.sealer = sealer;
  }

  void sources(@Observes Filters filters) {
    filters.register(visit -> site.serve(visit.request()), FIRST);
  }

  void start(@Observes StartupEvent start) throws IOException {
    gate.watch();
    switch (Listener.management(settings)) {
      case Listener.Loopback(int port) -> management.listen(vertx, port);
      case Listener.Unix(var path) -> management.listen(vertx, path);
      case Listener.Off off -> {}
    }
    // Beside the first visitors: sealing is slow until it is done, and nothing worse.
    Thread.ofPlatform().daemon().name("ecluse-warm-up").start(sealer::warmUp);
  }
}
