package org.ecluse.sandbox;

/** How much of a wall there is around a worker. */
public enum Mode {
  /** A process in bubblewrap: no network, no files, no other process, no privilege, bounds. */
  BUBBLEWRAP,
  /**
   * A plain process with bounds and an empty environment, which can read and send whatever this
   * user can. Only for a throwaway instance on a loopback listener; the caller sees to that.
   */
  PLAIN
}
