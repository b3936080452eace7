package org.ecluse.intake.circuit;

/**
 * One open connection. It waits for a request's head, or for the token of a form; then it is owed
 * an answer; then it has been answered while the rest of a body may still come. Only between the
 * token and the answer is anybody's work lost when it is cut.
 */
public final class Line {

  private final Circuit circuit;
  private final Runnable cut;
  private boolean answered = true;
  private boolean drained = true;
  private boolean proved;
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
    proved = false;
    sinceNanos = System.nanoTime();
  }

  /** A form has come with its token. */
  public synchronized void proved() {
    proved = true;
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
    return !answered && proved;
  }

  /** Nanoseconds for which a head or a token has been waited for; negative if none is. */
  synchronized long waiting(long nowNanos) {
    boolean waits = answered ? drained : !proved;
    return waits ? Math.max(0, nowNanos - sinceNanos) : -1;
  }

  /** When it began to be of no use to anybody. */
  synchronized long sinceNanos() {
    return sinceNanos;
  }

  void cut() {
    cut.run();
  }
}
