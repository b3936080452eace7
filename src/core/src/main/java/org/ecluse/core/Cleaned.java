package org.ecluse.core;

/**
 * What came out of the sandbox: the cleaned bytes, again under a key in memory only, and the
 * worker's report. When the report says {@link Verdict#REFUSED} there are no bytes.
 */
public interface Cleaned extends Content, AutoCloseable {

  Report report();

  @Override
  void close();
}
