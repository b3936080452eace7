package org.ecluse.vault.shelf;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.function.IntPredicate;
import org.ecluse.core.CaseId;
import org.ecluse.core.PartName;
import org.ecluse.core.Settings;
import org.ecluse.core.Shelf;
import org.ecluse.vault.VaultAddress;

/**
 * A process that does one thing to the vault of its environment and ends without a warning before a
 * given step. Arguments: the act, the case, the step (0: none). The number of steps taken is its
 * output.
 */
public final class KilledProcess {

  /** What the kernel makes of a SIGKILL. */
  static final int KILLED = 137;

  static final byte[] HEAD = "for other eyes".getBytes(UTF_8);

  private KilledProcess() {}

  public static void main(String[] arguments) throws Exception {
    CaseId caseId = new CaseId(arguments[1]);
    int last = Integer.parseInt(arguments[2]);
    IntPredicate end = step -> step == last;
    Settings settings = Settings.load();
    VaultAddress address = VaultAddress.of(settings);
    Steps steps =
        new Steps(
            address.open(),
            address.openAttic(),
            arguments[0].equals("sweep") ? ShelfContract.OLD : 0,
            step -> {
              if (end.test(step)) {
                Runtime.getRuntime().halt(KILLED);
              }
            });
    act(arguments[0], caseId, steps);
    System.out.print(steps.taken());
    // Connections that are kept open must not keep this process.
    System.out.flush();
    Runtime.getRuntime().halt(0);
  }

  private static void act(String act, CaseId caseId, Steps steps) throws Exception {
    CaseTrash trash = CaseTrash.over(steps.store(), steps.attic(), ShelfContract.GRACE);
    switch (act) {
      case "sweep" -> Sweep.over(steps.store(), steps.attic(), ShelfContract.GRACE).run();
      case "delete" -> trash.delete(caseId);
      case "bring-back" -> trash.bringBack(caseId);
      case "head" -> {
        Shelf shelf = VaultShelf.over(steps.store());
        shelf.replaceHead(new PartName(caseId, 1), HEAD);
      }
      case "for-ever" -> {
        while (true) {
          trash.delete(caseId);
          trash.bringBack(caseId);
          VaultShelf.over(steps.store()).replaceHead(new PartName(caseId, 1), HEAD);
        }
      }
      default -> throw new IllegalArgumentException(act);
    }
  }
}
