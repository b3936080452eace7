package org.ecluse.intake;

import java.io.IOException;
import java.io.InputStream;
import org.ecluse.core.Cleaned;
import org.ecluse.core.Refusal;
import org.ecluse.core.Spooled;
import org.ecluse.intake.gate.Gate;
import org.ecluse.intake.gate.Obstacle;
import org.ecluse.intake.submit.Laundry;
import org.ecluse.intake.submit.RefusedException;
import org.ecluse.sandbox.Sandbox;
import org.ecluse.sandbox.SandboxUnavailableException;
import org.ecluse.sandbox.Spool;
import org.ecluse.sandbox.SpoolFullException;
import org.ecluse.sandbox.SpoolUse;
import org.ecluse.sandbox.TooLargeException;
import org.ecluse.sandbox.Worker;

/**
 * The real spool and the real sandbox, their failures told as refusals.
 *
 * @param room the disk must have so many bytes free, or nothing new is taken
 */
record SandboxLaundry(Spool spool, Sandbox sandbox, long room) implements Laundry {

  /** A twentieth of the spool is left to the uploads under way before new ones are turned away. */
  private static final int SPARE_ROOM = 20;

  @Override
  public Spooled take(InputStream file, long limit) throws IOException, RefusedException {
    try {
      return spool.take(file, limit);
    } catch (TooLargeException e) {
      throw new RefusedException(Refusal.TOO_LARGE);
    } catch (SpoolFullException e) {
      throw new RefusedException(Refusal.FULL);
    }
  }

  @Override
  public void check() throws Gate.NotMet {
    if (!sandbox.health().ready()) {
      throw new Gate.NotMet(Obstacle.SANDBOX_DOWN);
    }
    SpoolUse use = spool.use();
    boolean roomOnDisk;
    try {
      roomOnDisk = spool.diskFree() >= room;
    } catch (IOException e) {
      throw new Gate.NotMet(Obstacle.SCRATCH_UNUSABLE);
    }
    if (!roomOnDisk || use.diskUsed() > use.diskLimit() - use.diskLimit() / SPARE_ROOM) {
      throw new Gate.NotMet(Obstacle.SCRATCH_FULL);
    }
  }

  @Override
  public Washer hire() {
    Worker worker = sandbox.hire();
    return new Washer() {
      @Override
      public Cleaned clean(Spooled file) throws IOException, RefusedException {
        try {
          return worker.clean(file);
        } catch (SpoolFullException e) {
          throw new RefusedException(Refusal.FULL);
        } catch (SandboxUnavailableException e) {
          throw new RefusedException(Refusal.GATE_CLOSED);
        }
      }

      @Override
      public void close() {
        worker.close();
      }
    };
  }
}
