package org.ecluse.intake.circuit;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ecluse.core.Quotas;

/**
 * All open connections. Silence is cheap to make, so it must be cheap to bear: a line that brings
 * no request in time is closed, and when there are too many lines, those of the circuit with the
 * most go first, the longest silent before the others. A line that is owed an answer is never
 * closed to make room.
 */
public final class Lines {

  private final Quotas quotas;
  private final Set<Line> lines = new LinkedHashSet<>();
  private final Map<Circuit, Integer> counts = new HashMap<>();

  public Lines(Quotas quotas) {
    this.quotas = quotas;
  }

  /**
   * Lets a connection in.
   *
   * @param cut closes the connection; it may be called from any thread
   * @return nothing if it must be closed at once
   */
  public Optional<Line> enter(Circuit circuit, Runnable cut) {
    Line line = new Line(circuit, cut, System.nanoTime());
    Optional<Line> victim = Optional.empty();
    synchronized (this) {
      if (count(circuit) >= quotas.circuitConnections()) {
        victim = idlest(of(circuit));
      } else if (lines.size() >= quotas.connections()) {
        victim = idlestOfGreediest();
      } else {
        add(line);
        return Optional.of(line);
      }
      if (victim.isEmpty()) {
        return Optional.empty();
      }
      remove(victim.get());
      add(line);
    }
    victim.get().cut();
    return Optional.of(line);
  }

  /** The connection is closed. */
  public synchronized void leave(Line line) {
    remove(line);
  }

  /** Closes the lines on which a head has been waited for too long. To be called every second. */
  public void sweep(long nowNanos) {
    List<Line> late;
    synchronized (this) {
      long most = quotas.head().toNanos();
      late = lines.stream().filter(line -> line.waiting(nowNanos) > most).toList();
      late.forEach(this::remove);
    }
    late.forEach(Line::cut);
  }

  /** Whether anybody still waits for an answer. */
  public synchronized boolean owesAnswers() {
    return lines.stream().anyMatch(Line::owedAnAnswer);
  }

  synchronized int open() {
    return lines.size();
  }

  private void add(Line line) {
    lines.add(line);
    counts.merge(line.circuit(), 1, Integer::sum);
  }

  private void remove(Line line) {
    if (lines.remove(line)) {
      counts.computeIfPresent(line.circuit(), (c, count) -> count == 1 ? null : count - 1);
    }
  }

  private int count(Circuit circuit) {
    return counts.getOrDefault(circuit, 0);
  }

  private Stream<Line> of(Circuit circuit) {
    return lines.stream().filter(line -> line.circuit().equals(circuit));
  }

  private Optional<Line> idlestOfGreediest() {
    Comparator<Line> byCircuit = Comparator.comparingInt(line -> -count(line.circuit()));
    return lines.stream()
        .filter(line -> !line.owedAnAnswer())
        .min(byCircuit.thenComparingLong(Line::sinceNanos));
  }

  private static Optional<Line> idlest(Stream<Line> lines) {
    return lines
        .filter(line -> !line.owedAnAnswer())
        .min(Comparator.comparingLong(Line::sinceNanos));
  }
}
