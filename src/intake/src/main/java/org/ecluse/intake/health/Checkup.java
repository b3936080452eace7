package org.ecluse.intake.health;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.ecluse.core.Limits;
import org.ecluse.intake.day.DayBook;
import org.ecluse.intake.gate.Gate;
import org.ecluse.intake.gate.Obstacle;
import org.ecluse.intake.gate.VaultWatch;
import org.ecluse.sandbox.AotState;
import org.ecluse.sandbox.SandboxHealth;
import org.ecluse.sandbox.Spool;
import org.ecluse.seal.CommitSigner;
import org.ecluse.seal.Keyring;
import org.ecluse.seal.NodeKey;

/** Collects what health tells. Cheap: it asks neither the vault nor for a signature. */
public final class Checkup {

  private static final int DIGEST_DIGITS = 16;
  private static final long GIB = 1L << 30;

  private final Gate gate;
  private final CommitSigner signer;
  private final int admins;
  private final VaultWatch vault;
  private final Limits limits;
  private final SandboxGauge sandbox;
  private final DayBook days;
  private final Clock clock;
  private final Hourly<OptionalLong> free;
  private final AotState startCache = StartCache.state();

  /**
   * @param admins how many are pinned; 0 if the setting is missing
   */
  public Checkup(
      Gate gate,
      CommitSigner signer,
      int admins,
      VaultWatch vault,
      Limits limits,
      Spool spool,
      SandboxGauge sandbox,
      DayBook days,
      Clock clock) {
    this.gate = gate;
    this.signer = signer;
    this.admins = admins;
    this.vault = vault;
    this.limits = limits;
    this.sandbox = sandbox;
    this.days = days;
    this.clock = clock;
    this.free = new Hourly<>(clock, () -> free(spool));
  }

  Vitals vitals() {
    Set<Obstacle> obstacles = gate.state().obstacles();
    Optional<Keyring> keyring = gate.newest();
    Vitals.Node node =
        new Vitals.Node(signer.keyId(), signer.publicKeyText(), nodeDaysLeft(keyring));
    Optional<Vitals.Ring> ring = keyring.map(this::ring);
    return new Vitals(
        obstacles,
        node,
        ring,
        admins,
        vault(obstacles),
        scratch(obstacles),
        sandbox(),
        startCache,
        days.told(),
        warnings(node, ring));
  }

  private OptionalLong nodeDaysLeft(Optional<Keyring> keyring) {
    Optional<NodeKey> own = keyring.flatMap(k -> k.node(signer.keyId()));
    return own.isEmpty() ? OptionalLong.empty() : OptionalLong.of(daysUntil(own.get().until()));
  }

  private Vitals.Ring ring(Keyring keyring) {
    LocalDate soonest = gate.soonest();
    return new Vitals.Ring(
        keyring.epoch(),
        keyring.digest().substring(0, DIGEST_DIGITS),
        keyring.daysLeft(clock),
        keyring.activeReviewers(clock.instant()).size(),
        soonest.equals(LocalDate.MAX) ? OptionalLong.empty() : OptionalLong.of(daysUntil(soonest)));
  }

  private Vitals.Vault vault(Set<Obstacle> obstacles) {
    boolean silent =
        obstacles.contains(Obstacle.VAULT_UNREACHABLE) || obstacles.contains(Obstacle.CHECKS_HANG);
    boolean takesNothing =
        obstacles.contains(Obstacle.VAULT_FULL) || obstacles.contains(Obstacle.VAULT_REFUSES);
    return new Vitals.Vault(!silent, takesNothing, vault.facts());
  }

  private Vitals.Scratch scratch(Set<Obstacle> obstacles) {
    boolean ok =
        !obstacles.contains(Obstacle.SCRATCH_FULL)
            && !obstacles.contains(Obstacle.SCRATCH_UNUSABLE);
    return new Vitals.Scratch(ok, limits.spoolMemoryBytes(), limits.spoolDiskBytes(), free.get());
  }

  private Vitals.Sandbox sandbox() {
    SandboxHealth health = sandbox.health();
    return new Vitals.Sandbox(
        health.ready(), health.mode(), health.aot(), limits.workers(), limits.workerSpares());
  }

  private static List<Vitals.Warning> warnings(Vitals.Node node, Optional<Vitals.Ring> ring) {
    List<Vitals.Warning> warnings = new ArrayList<>();
    ring.ifPresent(
        r -> {
          warn(warnings, "reviewer", r.reviewerDaysLeft(), 60, 30, 7);
          warn(warnings, "keyring", OptionalLong.of(r.daysLeft()), 30, 7);
        });
    // A keyring and a node's key last some 90 days: a mark at 60 would be there most of the time.
    warn(warnings, "node", node.daysLeft(), 30, 7);
    return List.copyOf(warnings);
  }

  /**
   * @param marks falling; the last that was passed is told
   */
  private static void warn(
      List<Vitals.Warning> warnings, String what, OptionalLong daysLeft, int... marks) {
    int passed = 0;
    for (int mark : marks) {
      if (daysLeft.isPresent() && daysLeft.getAsLong() <= mark) {
        passed = mark;
      }
    }
    if (passed > 0) {
      warnings.add(new Vitals.Warning(what, daysLeft.getAsLong(), passed));
    }
  }

  private long daysUntil(LocalDate day) {
    return ChronoUnit.DAYS.between(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), day);
  }

  private static OptionalLong free(Spool spool) {
    try {
      long gib = spool.diskFree() / GIB;
      return OptionalLong.of(Long.highestOneBit(gib) * GIB);
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
