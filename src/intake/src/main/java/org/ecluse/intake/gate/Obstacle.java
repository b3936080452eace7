package org.ecluse.intake.gate;

import java.util.Locale;
import org.ecluse.core.Refusal;
import org.ecluse.core.VaultException;
import org.ecluse.seal.NotTrustedException;

/**
 * Everything that can keep the gate closed: a fixed list, the same in health, metrics, README and
 * tests ({@code src/spec/health.md}). In the order in which an admin should look at them. What it
 * means and what to do is for admins; a source gets {@link #refusal}.
 */
public enum Obstacle {
  STARTING("intake has not looked yet", "wait a moment"),
  STOPPING("intake is ending", "start it again"),
  ADMINS_MISSING(
      "ECLUSE_ADMINS is not set, so no keyring can be believed",
      "put the line that 'ecluse keys init' printed into ecluse.properties and start intake again"),
  CLOCK_BEHIND(
      "this machine's clock shows a day before the keyring was signed",
      "set the clock; see that a time service runs"),
  CLOCK_SET_BACK(
      "this machine's clock was set back while intake ran",
      "see that a time service runs; it opens when the clock is right again, or has run evenly for"
          + " gate.clock-settle-seconds"),
  KEYRING_MISSING("no keyring was published", "run 'ecluse keys publish'"),
  KEYRING_ROLLED_BACK(
      "the vault shows an older keyring than was seen here before",
      "find out who changed the vault; publish the newest keyring again"),
  KEYRING_NOT_TRUSTED(
      "the newest keyring is not in its form, or not signed by enough of the pinned admins",
      "run 'ecluse keys verify'; compare ECLUSE_ADMINS with 'ecluse keys status'"),
  KEYRING_EXPIRED(
      "the keyring's last day is over, or this machine's clock is ahead",
      "run 'ecluse keys publish'; look at the clock"),
  FLOOR_UNUSABLE(
      "intake.floor in ECLUSE_HOME cannot be read or written",
      "look at the disk and the owner of ECLUSE_HOME"),
  NODE_NOT_LISTED(
      "the keyring does not list this node's key",
      "run 'ecluse keys add --node' with the key that health shows, then 'ecluse keys publish'"),
  NODE_EXPIRED(
      "the last day of this node's key in the keyring is over", "run 'ecluse keys publish'"),
  NO_REVIEWER(
      "the keyring lists no reviewer whose days have come and are not over",
      "run 'ecluse keys status'; a new key counts 48 hours after it was published"),
  REVIEWER_UNUSABLE(
      "a reviewer's key can receive nothing any more; nobody is left out in silence",
      "run 'ecluse keys status', then retire or rotate that key and publish"),
  VAULT_UNREACHABLE(
      "the vault is not there or does not answer",
      "look at the disk or the storage server, and the network to it"),
  VAULT_REFUSES(
      "the vault refuses what intake asks",
      "look at the credentials, or whether the folder is mounted read-only"),
  VAULT_FULL("the vault has no room", "make room; see the trash and old versions"),
  RIGHTS_TOO_WIDE(
      "intake's credential may do more than put cases",
      "apply the policies of deploy/s3; it is tried again within gate.rights-again-most-seconds"),
  RIGHTS_UNKNOWN(
      "whether intake's credential may do too much could not be tried",
      "look at the storage server; it is tried again within gate.rights-again-most-seconds"),
  SANDBOX_DOWN(
      "workers do not start, or their program is gone",
      "run deploy/build; see that bubblewrap is installed and user namespaces are allowed"),
  SCRATCH_FULL(
      "no room is left where uploads wait, encrypted",
      "wait until the uploads under way are over; make room on the disk of ECLUSE_HOME"),
  SCRATCH_UNUSABLE(
      "the scratch folder in ECLUSE_HOME takes no files",
      "look at the disk and the owner of ECLUSE_HOME/scratch"),
  MEMORY_SHORT(
      "intake's memory is nearly used up",
      "wait until the uploads under way are over; give it more with ECLUSE_INTAKE_HEAP"),
  CHECKS_HANG(
      "a check has not come back in time, so nothing is known",
      "look at the vault and the disks; a storage that answers nothing looks like this"),
  UNEXPECTED("a check failed in a way nobody thought of", "start intake again and report it");

  private final String meaning;
  private final String action;

  Obstacle(String meaning, String action) {
    this.meaning = meaning;
    this.action = action;
  }

  /** As health and metrics write it: {@code vault-full}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What is wrong, a sentence without its stop. */
  public String meaning() {
    return meaning;
  }

  /** What an admin can do. */
  public String action() {
    return action;
  }

  /** What a source is told. It names no fault: which one it is concerns nobody outside. */
  public Refusal refusal() {
    return switch (this) {
      case VAULT_FULL, SCRATCH_FULL -> Refusal.FULL;
      case MEMORY_SHORT -> Refusal.BUSY;
      default -> Refusal.GATE_CLOSED;
    };
  }

  static Obstacle of(NotTrustedException.Reason reason) {
    return switch (reason) {
      case NO_KEYRING -> KEYRING_MISSING;
      case EXPIRED -> KEYRING_EXPIRED;
      case BELOW_FLOOR -> KEYRING_ROLLED_BACK;
      case FLOOR -> FLOOR_UNUSABLE;
      case NO_RECIPIENT -> NO_REVIEWER;
      case BAD_SIGNATURE, BROKEN_CHAIN, MALFORMED, UNKNOWN_VERSION, FOREIGN, UNKNOWN_EPOCH ->
          KEYRING_NOT_TRUSTED;
    };
  }

  static Obstacle of(VaultException.Kind kind) {
    return switch (kind) {
      case UNREACHABLE -> VAULT_UNREACHABLE;
      case FULL -> VAULT_FULL;
      case RIGHTS_TOO_WIDE -> RIGHTS_TOO_WIDE;
      case FORBIDDEN, EXISTS, TOO_LARGE -> VAULT_REFUSES;
    };
  }
}
