package org.ecluse.intake.health;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.ecluse.intake.day.DayCounts;
import org.ecluse.intake.gate.Obstacle;
import org.ecluse.intake.gate.VaultWatch;
import org.ecluse.sandbox.AotState;
import org.ecluse.sandbox.Mode;

/**
 * Everything that is told, as it is at one moment.
 *
 * @param obstacles in the way of opening; none if the gate is open
 * @param startCache whether this process started from the cache that was trained for it
 * @param lastDay counts of the last whole day that is over
 */
record Vitals(
    Set<Obstacle> obstacles,
    Node node,
    Optional<Ring> ring,
    int adminsPinned,
    Vault vault,
    Scratch scratch,
    Sandbox sandbox,
    AotState startCache,
    Optional<DayCounts> lastDay,
    List<Warning> warnings) {

  /**
   * This node's own key.
   *
   * @param daysLeft in the keyring; absent if it is not listed
   */
  record Node(String keyId, String publicKey, OptionalLong daysLeft) {}

  /**
   * The newest keyring whose signatures hold, expired or not.
   *
   * @param digest its first digits
   * @param reviewers to whom a case is sealed today
   * @param reviewerDaysLeft until the first of their keys ends; absent if none does
   */
  record Ring(
      long epoch, String digest, long daysLeft, int reviewers, OptionalLong reviewerDaysLeft) {}

  /**
   * @param reachable as the last look found it
   * @param fullOrRefusing it is there, but takes nothing
   */
  record Vault(boolean reachable, boolean fullOrRefusing, VaultWatch.Facts facts) {}

  /**
   * Where uploads wait, in bytes.
   *
   * @param ok whether there is room, as the last look found it
   * @param freeAtLeast on the disk, as of the last full hour, rounded down to a power of two GiB;
   *     absent if the disk does not say
   */
  record Scratch(boolean ok, long memoryLimit, long diskLimit, OptionalLong freeAtLeast) {

    /** The disk could be full before the limit is reached. */
    boolean smallerThanItsLimit() {
      return freeAtLeast.isPresent() && freeAtLeast.getAsLong() * 2 <= diskLimit;
    }
  }

  /**
   * @param spares that are wanted warm; how many are warm now would tell of a submission
   */
  record Sandbox(boolean ready, Mode mode, AotState aot, int workers, int spares) {}

  /**
   * Something that ends soon.
   *
   * @param what {@code reviewer}, {@code keyring} or {@code node}
   * @param within the mark that was passed: 60, 30 or 7 days
   */
  record Warning(String what, long daysLeft, int within) {}

  boolean open() {
    return obstacles.isEmpty();
  }
}
