package org.ecluse.intake;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.ecluse.core.Deposit;
import org.ecluse.core.Limits;
import org.ecluse.core.Quotas;
import org.ecluse.core.Ring;
import org.ecluse.core.Settings;
import org.ecluse.intake.circuit.Admission;
import org.ecluse.intake.circuit.Lines;
import org.ecluse.intake.day.DayBook;
import org.ecluse.intake.gate.ClockWatch;
import org.ecluse.intake.gate.Gate;
import org.ecluse.intake.gate.MemoryWatch;
import org.ecluse.intake.gate.Obstacle;
import org.ecluse.intake.gate.Pace;
import org.ecluse.intake.gate.VaultWatch;
import org.ecluse.intake.health.Checkup;
import org.ecluse.intake.health.Management;
import org.ecluse.intake.health.SandboxGauge;
import org.ecluse.intake.progress.ProgressBoard;
import org.ecluse.intake.submit.CaseDeposit;
import org.ecluse.intake.submit.FormToken;
import org.ecluse.intake.submit.Laundry;
import org.ecluse.intake.submit.Reception;
import org.ecluse.intake.web.HostCheck;
import org.ecluse.intake.web.Site;
import org.ecluse.sandbox.Mode;
import org.ecluse.sandbox.Sandbox;
import org.ecluse.sandbox.Spool;
import org.ecluse.sandbox.WorkerFolder;
import org.ecluse.seal.CommitSigner;
import org.ecluse.seal.Follower;
import org.ecluse.seal.Pins;
import org.ecluse.seal.Sealer;
import org.ecluse.vault.VaultAddress;
import org.ecluse.vault.deposit.VaultDeposit;
import org.ecluse.vault.ring.VaultRing;

/**
 * The map of the application: what there is, and what each part is made of. Everything an instance
 * writes on this machine lies in its home: {@code node.key}, {@code form.key}, {@code intake.floor}
 * and the spool's {@code scratch}.
 */
@ApplicationScoped
class Wiring {

  private static final long SCRATCH_ROOM = 512L << 20;

  @Produces
  @Singleton
  @DefaultBean
  Settings settings() {
    return Settings.load();
  }

  @Produces
  @Singleton
  @DefaultBean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  Limits limits(Settings settings) {
    return Limits.from(settings);
  }

  @Produces
  @Singleton
  Quotas quotas(Settings settings) {
    return Quotas.from(settings);
  }

  @Produces
  @Singleton
  Lines lines(Quotas quotas) {
    return new Lines(quotas);
  }

  /** A tenth of the spool is left to the uploads under way before the greediest has to go. */
  @Produces
  @Singleton
  Admission admission(Limits limits, Quotas quotas, Spool spool) {
    long enough = limits.spoolDiskBytes() - limits.spoolDiskBytes() / 10;
    return new Admission(limits, quotas, () -> spool.use().diskUsed() > enough);
  }

  @Produces
  @Singleton
  @DefaultBean
  Deposit deposit(Settings settings) {
    return VaultDeposit.open(VaultAddress.of(settings));
  }

  @Produces
  @Singleton
  @DefaultBean
  Ring ring(Settings settings) {
    return VaultRing.open(VaultAddress.of(settings));
  }

  @Produces
  @Singleton
  Spool spool(Settings settings, Limits limits) throws IOException {
    return Spool.open(home(settings).resolve("scratch"), limits);
  }

  void close(@Disposes Spool spool) {
    spool.close();
  }

  @Produces
  @Singleton
  Sandbox sandbox(Settings settings, Limits limits, Spool spool) throws IOException {
    Path worker = settings.path("worker").orElseGet(() -> settings.home().resolve("worker"));
    Sandbox sandbox = Sandbox.start(limits, WorkerFolder.of(worker), spool, mode(settings));
    try {
      sandbox.ready().get();
    } catch (ExecutionException e) {
      sandbox.close();
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    } catch (InterruptedException e) {
      sandbox.close();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while workers start", e);
    }
    return sandbox;
  }

  void close(@Disposes Sandbox sandbox) {
    sandbox.close();
  }

  @Produces
  @Singleton
  @DefaultBean
  Laundry laundry(Settings settings, Spool spool, Sandbox sandbox) {
    return new SandboxLaundry(
        spool, sandbox, settings.bytes("gate.scratch-room-bytes", SCRATCH_ROOM));
  }

  @Produces
  @Singleton
  CommitSigner signer(Settings settings) throws IOException {
    return CommitSigner.openOrCreate(home(settings).resolve("node.key"));
  }

  @Produces
  @Singleton
  FormToken token(Settings settings, Clock clock) throws IOException {
    return FormToken.openOrCreate(home(settings).resolve("form.key"), clock);
  }

  @Produces
  @Singleton
  Sealer sealer(CommitSigner signer) {
    return new Sealer(signer);
  }

  @Produces
  @Singleton
  Pace.Clocks clocks(Clock clock) {
    return Pace.Clocks.of(clock);
  }

  @Produces
  @Singleton
  VaultWatch vaultWatch(Settings settings, Deposit deposit, Pace.Clocks clocks) {
    return new VaultWatch(deposit, clocks.nanos(), Pace.from(settings));
  }

  @Produces
  @Singleton
  Gate gate(
      Settings settings,
      Ring ring,
      CommitSigner signer,
      VaultWatch vault,
      Laundry laundry,
      Spool spool,
      Pace.Clocks clocks) {
    Pace pace = Pace.from(settings);
    List<Gate.Condition> machine =
        List.of(
            new ClockWatch(clocks, pace), laundry::check, MemoryWatch.of(settings, spool::trim));
    return new Gate(keyrings(settings, ring), signer.keyId(), vault, machine, clocks, pace);
  }

  void close(@Disposes Gate gate) {
    gate.close();
  }

  @Produces
  @Singleton
  @DefaultBean
  SandboxGauge sandboxGauge(Sandbox sandbox) {
    return sandbox::health;
  }

  @Produces
  @Singleton
  DayBook days(SandboxGauge sandbox, Clock clock) {
    return new DayBook(clock, sandbox::failures);
  }

  @Produces
  @Singleton
  Management management(
      Settings settings,
      Gate gate,
      CommitSigner signer,
      VaultWatch vault,
      Limits limits,
      Spool spool,
      SandboxGauge sandbox,
      DayBook days,
      Clock clock) {
    int admins = pins(settings).map(pins -> pins.fingerprints().size()).orElse(0);
    return new Management(
        new Checkup(gate, signer, admins, vault, limits, spool, sandbox, days, clock));
  }

  @Produces
  @Singleton
  ProgressBoard board() {
    return new ProgressBoard();
  }

  @Produces
  @Singleton
  Reception reception(
      FormToken token,
      Limits limits,
      Laundry laundry,
      Sealer sealer,
      Deposit deposit,
      CommitSigner signer,
      ProgressBoard board,
      Gate gate,
      Clock clock) {
    CaseDeposit cases = new CaseDeposit(sealer, deposit, signer.keyId(), clock);
    return new Reception(token, limits, laundry, cases, board, gate);
  }

  @Produces
  @Singleton
  Site site(
      Settings settings,
      Limits limits,
      FormToken token,
      ProgressBoard board,
      Gate gate,
      Ring ring,
      Reception reception,
      Admission admission,
      DayBook days,
      Clock clock) {
    String name = settings.text("intake.name").orElse("Écluse");
    HostCheck hosts = hosts(settings);
    return Site.of(
        name, hosts, limits, token, board, gate, ring, reception, admission, days, clock);
  }

  /** Without pinned admins no keyring can be believed, so the gate stays closed. */
  private static Gate.KeyringSource keyrings(Settings settings, Ring ring) {
    Optional<Pins> pins = pins(settings);
    if (pins.isEmpty()) {
      return () -> {
        throw new Gate.NotMet(Obstacle.ADMINS_MISSING);
      };
    }
    return new Follower(ring, pins.get(), settings.home().resolve("intake.floor"))::newest;
  }

  private static Optional<Pins> pins(Settings settings) {
    try {
      return settings.text("admins").map(Pins::parse);
    } catch (IllegalArgumentException e) {
      throw new Settings.BadSetting("admins", "K:FINGERPRINT,FINGERPRINT,…");
    }
  }

  private static Mode mode(Settings settings) {
    String mode = settings.text("sandbox").orElse("bubblewrap");
    boolean loopback = Listener.intake(settings) instanceof Listener.Loopback;
    if (mode.equals("bubblewrap")) {
      return Mode.BUBBLEWRAP;
    }
    if (mode.equals("plain") && loopback) {
      return Mode.PLAIN;
    }
    throw new Settings.BadSetting("sandbox", "bubblewrap, or plain on a 127.0.0.1 listener");
  }

  private static HostCheck hosts(Settings settings) {
    Set<String> set =
        settings
            .text("intake.hosts")
            .map(text -> Arrays.stream(text.split("[,\\s]+", -1)).collect(Collectors.toSet()))
            .orElseGet(() -> Listener.intake(settings).hosts());
    return new HostCheck(set);
  }

  private static Path home(Settings settings) throws IOException {
    var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    return Files.createDirectories(settings.home(), mode);
  }
}
