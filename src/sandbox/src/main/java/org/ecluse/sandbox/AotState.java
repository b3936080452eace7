package org.ecluse.sandbox;

/** Whether workers start from the cache that was trained for them, and why not. */
public enum AotState {
  /** Jars, cache and JDK are the ones the digest was made over. */
  IN_USE,
  /** There is no cache or no digest in the folder. */
  NONE,
  /** Something differs from the digest: with a foreign cache stale classes would run. */
  DIGEST_DIFFERS,
  /** The virtual machine did not take it. */
  REJECTED
}
