package org.ecluse.intake.circuit;

import org.ecluse.core.Refusal;

/** The far end of one submission. Asked from any thread. */
public interface Sender {

  /** Bytes of the body that came. */
  long received();

  /** Time during which bytes were waited for, in nanoseconds. While we work, none passes. */
  long waited();

  /** Whether more is to come. */
  boolean sending();

  /** Whether something of it waits here to be read, or everything has come. */
  boolean ready();

  /** Ends it: whoever reads the body learns of the refusal, whatever has come. */
  void cut(Refusal why);
}
