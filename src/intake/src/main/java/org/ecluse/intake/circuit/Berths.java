package org.ecluse.intake.circuit;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.ecluse.core.Quotas;
import org.ecluse.core.Refusal;
import org.ecluse.intake.submit.RefusedException;

/**
 * Places for submissions under way. While there is room, everybody may take all the time they need.
 * When all places are taken, a newcomer is let in at the cost of the circuit that holds the most,
 * if that is more than its share, or else of the slowest upload below the least speed; with
 * neither, the newcomer is asked to come back. Whoever has sent everything is left alone: it is
 * nearly safe.
 */
final class Berths {

  private record Departure(Sender sender, Refusal why) {}

  private final int places;
  private final Quotas quotas;
  private final BooleanSupplier roomIsShort;
  private final Set<Berth> berths = new LinkedHashSet<>();

  /** Told to go, their room in the spool not yet given back. */
  private final Set<Berth> leaving = new HashSet<>();

  /**
   * @param places submissions at once
   * @param roomIsShort whether the encrypted spool is nearly full
   */
  Berths(int places, Quotas quotas, BooleanSupplier roomIsShort) {
    this.places = places;
    this.quotas = quotas;
    this.roomIsShort = roomIsShort;
  }

  /**
   * A place for a submission that begins. Only who has something to bring is let in at the cost of
   * somebody else.
   *
   * @param announced bytes of its body
   * @return nothing while all places are taken
   * @throws RefusedException with {@code QUOTA}
   */
  Optional<Berth> take(Circuit circuit, OptionalLong announced, Sender sender)
      throws RefusedException {
    Berth berth = new Berth(circuit, sender, announced);
    Optional<Departure> departure = Optional.empty();
    synchronized (this) {
      if (count(circuit) >= quotas.circuitSubmissions()
          || bytes(circuit) + berth.bytes() > quotas.circuitBytes()) {
        throw new RefusedException(Refusal.QUOTA);
      }
      if (berths.size() >= places) {
        departure = sender.ready() ? makeRoom(circuit) : Optional.empty();
        if (departure.isEmpty()) {
          return Optional.empty();
        }
      }
      berths.add(berth);
    }
    departure.ifPresent(Berths::send);
    return Optional.of(berth);
  }

  /**
   * Measures everybody's speed, and ends what has grown over a quota or what fills the spool. To be
   * called every second.
   */
  void sweep() {
    Optional<Departure> departure;
    synchronized (this) {
      berths.forEach(berth -> berth.speed(quotas.slow()));
      departure = overQuota().or(this::fillingTheSpool);
    }
    departure.ifPresent(Berths::send);
  }

  synchronized int taken() {
    return berths.size();
  }

  synchronized void leave(Berth berth) {
    berths.remove(berth);
    leaving.remove(berth);
  }

  private static void send(Departure departure) {
    departure.sender.cut(departure.why);
  }

  private Optional<Departure> makeRoom(Circuit newcomer) {
    long share = count(newcomer) + 1;
    Comparator<Berth> byCount = Comparator.comparingLong(berth -> count(berth.circuit()));
    return sending()
        .filter(berth -> count(berth.circuit()) > share)
        .max(byCount.thenComparingLong(berth -> bytes(berth.circuit())).thenComparing(leastLost()))
        .map(berth -> leaving(berth, Refusal.QUOTA))
        .or(this::slowest);
  }

  /** Of one circuit, the upload goes that has sent the least. */
  private static Comparator<Berth> leastLost() {
    return Comparator.comparingLong((Berth berth) -> berth.sender().received()).reversed();
  }

  private Optional<Departure> slowest() {
    ToLongFunction<Berth> speed = berth -> berth.speed(quotas.slow()).orElse(Long.MAX_VALUE);
    return sending()
        .filter(berth -> speed.applyAsLong(berth) < quotas.slowBytes())
        .min(Comparator.comparingLong(speed))
        .map(berth -> leaving(berth, Refusal.TOO_SLOW));
  }

  private Optional<Departure> overQuota() {
    return sending()
        .filter(berth -> bytes(berth.circuit()) > quotas.circuitBytes())
        .max(Comparator.comparingLong(Berth::bytes))
        .map(berth -> leaving(berth, Refusal.QUOTA));
  }

  private Optional<Departure> fillingTheSpool() {
    if (!leaving.isEmpty() || !roomIsShort.getAsBoolean()) {
      return Optional.empty();
    }
    Comparator<Berth> byCircuit = Comparator.comparingLong(berth -> received(berth.circuit()));
    return sending()
        .max(byCircuit.thenComparingLong(berth -> berth.sender().received()))
        .map(berth -> leaving(berth, Refusal.FULL));
  }

  private Departure leaving(Berth berth, Refusal why) {
    berths.remove(berth);
    leaving.add(berth);
    return new Departure(berth.sender(), why);
  }

  private Stream<Berth> sending() {
    return berths.stream().filter(berth -> berth.sender().sending());
  }

  private Stream<Berth> of(Circuit circuit) {
    return berths.stream().filter(berth -> berth.circuit().equals(circuit));
  }

  private long count(Circuit circuit) {
    return of(circuit).count();
  }

  private long bytes(Circuit circuit) {
    return of(circuit).mapToLong(Berth::bytes).sum();
  }

  private long received(Circuit circuit) {
    return of(circuit).mapToLong(berth -> berth.sender().received()).sum();
  }
}
