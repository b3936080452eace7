package org.ecluse.intake.circuit;

/**
 * One open connection. It waits for a request's head, is owed an answer, or has been answered while
 * the rest of a body still comes. Only in the second state is anybody's work lost when it is cut.
 */
public final class Line {

  private final Circuit circuit;
  private final Runnable cut;
  private boolean answered = true;
  private boolean drained = true;
  private boolean over;
  private long sinceNanos;

  Line(Circuit circuit, Runnable cut, long nowNanos) {
    this.circuit = circuit;
    this.cut = cut;
    this.sinceNanos = nowNanos;
  }

  public Circuit circuit() {
    return circuit;
  }

  /** A whole head has come. */
  public synchronized void asked() {
    answered = false;
    drained = false;
  }

  /** The answer that is about to go out is the last; what is asked behind it is not heard. */
  public synchronized void lastWord() {
    over = true;
  }

  public synchronized boolean isOver() {
    return over;
  }

  /** The answer is out. */
  public synchronized void answered() {
    answered = true;
    sinceNanos = System.nanoTime();
  }

  /** The request's body has come to its end. */
  public synchronized void drained() {
    drained = true;
    sinceNanos = System.nanoTime();
  }

  synchronized boolean owedAnAnswer() {
    return !answered;
  }

  /** Nanoseconds for which the next head has been waited for; negative if it is not waited for. */
  synchronized long waiting(long nowNanos) {
    return answered && drained ? Math.max(0, nowNanos - sinceNanos) : -1;
  }

  /** When it began to be of no use to anybody. */
  synchronized long sinceNanos() {
    return sinceNanos;
  }

  void cut() {
    cut.run();
  }
}
