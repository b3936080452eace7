package org.ecluse.console;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.ecluse.console.cases.Cases;
import org.ecluse.console.cases.Custody;
import org.ecluse.console.cases.Trust;
import org.ecluse.console.cases.Upkeep;
import org.ecluse.console.cases.VaultCases;
import org.ecluse.console.door.Gate;
import org.ecluse.console.door.OneTimeLink;
import org.ecluse.console.door.Sessions;
import org.ecluse.console.pages.Framing;
import org.ecluse.console.pages.TurnedPages;
import org.ecluse.core.Limits;
import org.ecluse.core.Settings;
import org.ecluse.sandbox.Spool;
import org.ecluse.vault.VaultAddress;
import org.ecluse.vault.ring.VaultRing;
import org.ecluse.vault.shelf.VaultShelf;
import org.jboss.logging.Logger;

/**
 * The map of the console.
 *
 * <pre>
 * settings → link, sessions → gate            who may speak
 * settings → ring  → trust  (keyring)   ┐
 *            key   → custody            ├→ cases → pages
 *            vault → shelf, spool       ┘
 * settings → upkeep                           what broken submissions left
 * </pre>
 */
@Singleton
final class Wiring {

  private static final Logger LOG = Logger.getLogger("ecluse");

  /** Before everything else that could answer. */
  private static final int FIRST = 10_000;

  /** Not while the reviewer waits for the first page. */
  private static final Duration FIRST_SWEEP = Duration.ofMinutes(1);

  @Produces
  @Singleton
  Settings settings() {
    return Settings.load();
  }

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  OneTimeLink link(Settings settings) {
    return new OneTimeLink("http://" + Port.HOST + ":" + Port.of(settings), settings.home());
  }

  @Produces
  @Singleton
  Sessions sessions(Settings settings) {
    return new Sessions(Port.of(settings));
  }

  @Produces
  @Singleton
  TurnedPages turnedPages() {
    return new TurnedPages(
        System.getenv("ECLUSE_HOME") == null
            ? "~/.ecluse/console.link"
            : "$ECLUSE_HOME/console.link");
  }

  @Produces
  @Singleton
  Gate gate(Settings settings, Sessions sessions, TurnedPages pages) {
    return new Gate(sessions, Port.of(settings), pages::text);
  }

  @Produces
  @Singleton
  Custody custody(Settings settings) {
    return new Custody(settings);
  }

  @Produces
  @Singleton
  Trust trust(Settings settings, Clock clock) {
    return Trust.of(settings, VaultRing.open(VaultAddress.of(settings)), clock);
  }

  @Produces
  @Singleton
  Framing framing(Trust trust, Custody custody, Clock clock) {
    return new Framing(trust, custody, clock);
  }

  @Produces
  @Singleton
  Spool spool(Settings settings) throws IOException {
    // A folder of its own: each spool clears what an earlier process left in it.
    return Spool.open(settings.home().resolve("console-scratch"), Limits.from(settings));
  }

  @Produces
  @Singleton
  Cases cases(Settings settings, Trust trust, Custody custody, Spool spool, Clock clock) {
    Path cache = settings.home().resolve("cache");
    return new VaultCases(
        VaultShelf.open(VaultAddress.of(settings)), trust, custody, spool, clock, cache);
  }

  @Produces
  @Singleton
  Upkeep upkeep(Settings settings) {
    return Upkeep.of(settings);
  }

  void guard(@Observes Filters filters, Gate gate) {
    filters.register(gate::decide, FIRST);
  }

  /** Before the port answers. */
  void start(@Observes StartupEvent event, OneTimeLink link, Custody custody, Upkeep upkeep)
      throws IOException {
    link.publish();
    upkeep.begin(FIRST_SWEEP);
    if (custody.hasKeyFile() && custody.hasPassphraseFile()) {
      Custody.Outcome outcome = custody.unlockByFile();
      if (outcome != Custody.Outcome.UNLOCKED) {
        LOG.warnf("the key was not unlocked at the start: %s", outcome);
      }
    }
  }

  void stop(
      @Observes ShutdownEvent event, OneTimeLink link, Custody custody, Spool spool, Upkeep upkeep)
      throws IOException {
    upkeep.close();
    custody.lock();
    spool.close();
    link.withdraw();
  }
}
