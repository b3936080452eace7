package org.ecluse.sanitize.io;

/**
 * What one file and everything inside it may cost: depth, members and unfolded bytes, counted
 * together over all levels, so that a small bomb in each of many members is a bomb too. A pass
 * (cleaning, the first look, the second look) starts with a fresh one. Not safe for several
 * threads.
 */
public final class Budget {

  private int depth;
  private int members;
  private long unfolded;

  /**
   * One level down, to a member of so many unfolded bytes. Each call is paired with {@link #leave}.
   *
   * @throws Uncleanable TOO_LARGE beyond {@link Bounds#NESTING}, {@link Bounds#MEMBERS} or {@link
   *     Bounds#UNFOLDED}
   */
  public void enter(long bytes) throws Uncleanable {
    if (depth >= Bounds.NESTING
        || members >= Bounds.MEMBERS
        || bytes > Bounds.UNFOLDED - unfolded) {
      throw Uncleanable.tooLarge();
    }
    depth++;
    members++;
    unfolded += bytes;
  }

  public void leave() {
    depth--;
  }

  public void reset() {
    depth = 0;
    members = 0;
    unfolded = 0;
  }
}
