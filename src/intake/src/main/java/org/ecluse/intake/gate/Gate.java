package org.ecluse.intake.gate;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.ecluse.core.VaultException;
import org.ecluse.intake.gate.GateState.Closed;
import org.ecluse.intake.gate.GateState.Open;
import org.ecluse.seal.Keyring;
import org.ecluse.seal.NotTrustedException;

/**
 * The upper gate of the lock. It is open while a trusted keyring lists this node and a reviewer,
 * the vault takes puts, the sandbox works and the spool has room. It is closed at the start, and
 * whenever one of them is in doubt.
 */
public final class Gate implements AutoCloseable {

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(60);

  /** While it is closed: an admin who has just published a keyring should not have to wait. */
  private static final Duration LOOK_AGAIN_CLOSED = Duration.ofSeconds(5);

  /** Something without which nothing is taken. */
  public interface Condition {

    /** Returns quietly when it is met. */
    void check() throws NotMet, VaultException;
  }

  /** Where the newest trusted keyring comes from. */
  public interface KeyringSource {

    Keyring current(Clock clock) throws NotMet, VaultException, NotTrustedException;
  }

  /** A condition that is not met, with a word for admins. */
  public static final class NotMet extends Exception {
    @java.io.Serial private static final long serialVersionUID = 1L;

    public NotMet(String reason) {
      super(reason, null, false, false);
    }
  }

  private final KeyringSource keyrings;
  private final String node;
  private final List<Condition> conditions;
  private final Clock clock;

  private volatile GateState state = new Closed("starting", Optional.empty());
  private volatile boolean closed;

  /**
   * @param node key id of this node
   */
  public Gate(KeyringSource keyrings, String node, List<Condition> conditions, Clock clock) {
    this.keyrings = keyrings;
    this.node = node;
    this.conditions = List.copyOf(conditions);
    this.clock = clock;
  }

  /** Looks once, then again and again until it is closed for good. */
  public Gate watch() {
    look();
    Thread.ofVirtual().name("gate").start(this::keepLooking);
    return this;
  }

  public GateState state() {
    return state;
  }

  /** Looks now. */
  public void look() {
    state = judge();
  }

  private GateState judge() {
    Optional<Keyring> trusted = Optional.empty();
    try {
      Keyring keyring = keyrings.current(clock);
      checkKeyring(keyring);
      trusted = Optional.of(keyring);
      for (Condition condition : conditions) {
        condition.check();
      }
      return new Open(keyring);
    } catch (NotTrustedException e) {
      return new Closed("keyring: " + e.reason(), trusted);
    } catch (VaultException e) {
      return new Closed("vault: " + e.kind(), trusted);
    } catch (NotMet e) {
      return new Closed(String.valueOf(e.getMessage()), trusted);
    } catch (RuntimeException e) {
      // Whatever it was, it must not leave the gate open.
      return new Closed("unexpected: " + e.getClass().getSimpleName(), Optional.empty());
    }
  }

  private void checkKeyring(Keyring keyring) throws NotMet {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    if (keyring.node(node).filter(n -> !n.until().isBefore(today)).isEmpty()) {
      throw new NotMet("keyring: does not list this node's key");
    }
    if (keyring.activeReviewers(clock.instant()).isEmpty()) {
      throw new NotMet("keyring: no active reviewer");
    }
  }

  private void keepLooking() {
    try {
      while (!closed) {
        Thread.sleep(state instanceof Open ? LOOK_AGAIN : LOOK_AGAIN_CLOSED);
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed = true;
    state = new Closed("stopping", Optional.empty());
  }
}
