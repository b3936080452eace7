package org.ecluse.intake;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.ecluse.core.Quotas;
import org.ecluse.core.Settings;
import org.ecluse.intake.circuit.Admission;
import org.ecluse.intake.circuit.CircuitGate;
import org.ecluse.intake.circuit.Lines;
import org.ecluse.intake.gate.Gate;
import org.ecluse.intake.health.Management;
import org.ecluse.intake.web.Site;
import org.ecluse.seal.Sealer;

/** Opens the two listeners when everything else is there, and closes them slowly. */
@ApplicationScoped
class Doors {

  /** More event loops would only take turns. */
  private static final int MOST_LOOPS = 4;

  private static final long SECOND = Duration.ofSeconds(1).toMillis();
  private static final long GLANCE = 50;

  private final Site site;
  private final Gate gate;
  private final Management management;
  private final Vertx vertx;
  private final Settings settings;
  private final Sealer sealer;
  private final Quotas quotas;
  private final Lines lines;
  private final Admission admission;
  private String frontDoor = "";

  Doors(
      Site site,
      Gate gate,
      Management management,
      Vertx vertx,
      Settings settings,
      Sealer sealer,
      Quotas quotas,
      Lines lines,
      Admission admission) {
    this.site = site;
    this.gate = gate;
    this.management = management;
    this.vertx = vertx;
    this.settings = settings;
    this.sealer = sealer;
    this.quotas = quotas;
    this.lines = lines;
    this.admission = admission;
  }

  void start(@Observes StartupEvent start) throws IOException {
    gate.watch();
    switch (Listener.management(settings)) {
      case Listener.Loopback(int port) -> management.listen(vertx, port);
      case Listener.Unix(var path) -> management.listen(vertx, path);
      case Listener.Off off -> {}
    }
    vertx.setPeriodic(SECOND, now -> lines.sweep(System.nanoTime()));
    vertx.setPeriodic(SECOND, now -> admission.sweep());
    listen(Listener.intake(settings));
    // Beside the first visitors: sealing is slow until it is done, and nothing worse.
    Thread.ofPlatform().daemon().name("ecluse-warm-up").start(sealer::warmUp);
  }

  private void listen(Listener listener) throws IOException {
    CircuitGate circuits = new CircuitGate(listener instanceof Listener.Unix);
    int loops = Math.min(MOST_LOOPS, Runtime.getRuntime().availableProcessors());
    frontDoor =
        vertx
            .deployVerticle(
                () -> new FrontDoor(listener, quotas, site, lines, circuits),
                new DeploymentOptions().setInstances(loops))
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    if (listener instanceof Listener.Unix(var path)) {
      // Tor runs as somebody else, who shares the socket's group; the folder's rights say who.
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw----"));
    }
  }

  /** Who is in the middle of sending may finish. */
  void stop(@Observes ShutdownEvent stop) throws InterruptedException {
    admission.close();
    long end = System.nanoTime() + quotas.farewell().toNanos();
    while (lines.owesAnswers() && System.nanoTime() < end) {
      Thread.sleep(GLANCE);
    }
    vertx.undeploy(frontDoor).toCompletionStage().toCompletableFuture().join();
  }
}
