package org.ecluse.intake.gate;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.ecluse.core.VaultException;
import org.ecluse.intake.gate.GateState.Closed;
import org.ecluse.intake.gate.GateState.Open;
import org.ecluse.seal.Keyring;
import org.ecluse.seal.NotTrustedException;

/**
 * The upper gate of the lock. It is open while a trusted keyring lists this node and a reviewer,
 * the vault takes puts, the sandbox works, and there is room on disk and in memory. It is closed at
 * the start, whenever one of them is in doubt, and when nobody has looked for too long. It looks
 * again by itself ({@link Pace}) and opens when everything is there.
 */
public final class Gate implements AutoCloseable {

  /** Who doubts does not make it look more often than this. */
  private static final long LOOKS_APART_MILLIS = 1000;

  /** Something without which nothing is taken. */
  public interface Condition {

    /** Returns quietly when it is met. */
    void check() throws NotMet, VaultException;
  }

  /** Where the newest trusted keyring comes from, be its days over or not. */
  public interface KeyringSource {

    Keyring newest() throws NotMet, VaultException, NotTrustedException;
  }

  /** A condition that is not met. */
  public static final class NotMet extends Exception {
    @java.io.Serial private static final long serialVersionUID = 1L;

    private final Obstacle obstacle;

    public NotMet(Obstacle obstacle) {
      super(obstacle.word(), null, false, false);
      this.obstacle = obstacle;
    }
  }

  /** What a look found, and when it was over by the clock that only runs. */
  private record Look(GateState state, long at) {}

  private final KeyringSource keyrings;
  private final KeyringCheck keyringCheck;
  private final Condition vault;
  private final List<Condition> machine;
  private final Pace.Clocks clocks;
  private final Pace pace;
  private final Semaphore wake = new Semaphore(0);

  private volatile Look last;
  private volatile Optional<Keyring> newest = Optional.empty();
  private volatile LocalDate soonest = LocalDate.MAX;
  private volatile boolean closed;

  /**
   * @param node key id of this node
   * @param vault not asked while the keyring's own storage does not answer: it is the same one, and
   *     each silence takes minutes
   * @param machine everything else, all of it asked at every look
   */
  public Gate(
      KeyringSource keyrings,
      String node,
      Condition vault,
      List<Condition> machine,
      Pace.Clocks clocks,
      Pace pace) {
    this.keyrings = keyrings;
    this.keyringCheck = new KeyringCheck(node, clocks.wall());
    this.vault = vault;
    this.machine = List.copyOf(machine);
    this.clocks = clocks;
    this.pace = pace;
    this.last = looked(new Closed(Obstacle.STARTING, Optional.empty()));
  }

  /** Looks once, then again and again until it is closed for good. */
  public Gate watch() {
    look();
    Thread.ofVirtual().name("gate").start(this::keepLooking);
    return this;
  }

  /** What the last look found, unless that is too long ago to be believed. */
  public GateState state() {
    Look look = last;
    long age = clocks.nanos().getAsLong() - look.at();
    if (look.state() instanceof Open && age > pace.open().plus(pace.patience()).toNanos()) {
      return new Closed(Obstacle.CHECKS_HANG, look.state().keyring());
    }
    return look.state();
  }

  /** The newest keyring whose signatures held, for health: nothing may be sealed under it. */
  public Optional<Keyring> newest() {
    return newest;
  }

  /** The first day on which an active reviewer's key ends; {@link LocalDate#MAX} for none. */
  public LocalDate soonest() {
    return soonest;
  }

  /** Looks now. */
  public void look() {
    GateState found = judge();
    last = looked(closed ? new Closed(Obstacle.STOPPING, Optional.empty()) : found);
  }

  /** Something failed that a look should have prevented: it looks again soon. */
  public void doubt() {
    wake.release();
  }

  /** Closes at once, until a look has found that the obstacle is gone. */
  public void distress(Obstacle obstacle) {
    last = looked(new Closed(obstacle, last.state().keyring()));
    doubt();
  }

  private Look looked(GateState state) {
    return new Look(state, clocks.nanos().getAsLong());
  }

  private GateState judge() {
    Set<Obstacle> found = EnumSet.noneOf(Obstacle.class);
    Optional<Keyring> trusted = trusted(found);
    if (!found.contains(Obstacle.VAULT_UNREACHABLE)) {
      ask(vault, found);
    }
    machine.forEach(condition -> ask(condition, found));
    return trusted.isPresent() && found.isEmpty()
        ? new Open(trusted.get())
        : new Closed(found, trusted);
  }

  private Optional<Keyring> trusted(Set<Obstacle> found) {
    Optional<Keyring> trusted = Optional.empty();
    try {
      Keyring keyring = keyrings.newest();
      newest = Optional.of(keyring);
      soonest = keyringCheck.soonest(keyring);
      keyringCheck.check(keyring);
      trusted = newest;
    } catch (NotTrustedException e) {
      found.add(Obstacle.of(e.reason()));
    } catch (VaultException e) {
      found.add(Obstacle.of(e.kind()));
    } catch (NotMet e) {
      found.add(e.obstacle);
    } catch (RuntimeException | Error e) {
      found.add(unforeseen(e));
    }
    return trusted;
  }

  private static void ask(Condition condition, Set<Obstacle> found) {
    try {
      condition.check();
    } catch (VaultException e) {
      found.add(Obstacle.of(e.kind()));
    } catch (NotMet e) {
      found.add(e.obstacle);
    } catch (RuntimeException | Error e) {
      found.add(unforeseen(e));
    }
  }

  /** Whatever it was, it must not leave the gate open, nor end the thread that would open it. */
  private static Obstacle unforeseen(Throwable e) {
    return e instanceof OutOfMemoryError ? Obstacle.MEMORY_SHORT : Obstacle.UNEXPECTED;
  }

  private void keepLooking() {
    try {
      while (!closed) {
        long pause = (last.state() instanceof Open ? pace.open() : pace.closed()).toMillis();
        if (wake.tryAcquire(pause, TimeUnit.MILLISECONDS)) {
          wake.drainPermits();
          Thread.sleep(Math.min(pause, LOOKS_APART_MILLIS));
        }
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed = true;
    last = looked(new Closed(Obstacle.STOPPING, Optional.empty()));
    doubt();
  }
}
