package org.ecluse.acceptance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ecluse.acceptance.invariant.Check;
import org.ecluse.acceptance.invariant.Sent;

/** Writes down what a test sends, and asks the judge, a process of its own, about the vault. */
final class Judge {

  private final List<Object> command = new ArrayList<>();
  private final Path ledger;

  private Judge(Path ledger) {
    this.ledger = ledger;
  }

  /**
   * With the second reviewer's key, over everything that the instance wrote on this machine.
   *
   * @param credentials may read the vault; anything for a folder
   */
  static Judge of(Instance instance, Path credentials) {
    Path home = instance.home();
    // Beside the home, or the judge would search its own ledger.
    Judge judge = new Judge(home.resolveSibling("ledger"));
    judge.command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin/java"),
            "-XX:+UseSerialGC",
            // Its file in the temporary folder would hold the marker of the command line.
            "-XX:-UsePerfData",
            "-cp",
            System.getProperty("java.class.path"),
            Check.class.getName()));
    judge.add(
        "--vault", instance.settings().getOrDefault("ECLUSE_VAULT", "folder:" + instance.vault()));
    judge.add("--credentials", credentials);
    judge.add("--ledger", judge.ledger);
    judge.add("--key", home.resolve("reviewers/r2.sec.asc"));
    judge.add("--passphrase", home.resolve("reviewers/r2.pass"));
    judge.add("--search", home);
    return judge;
  }

  /** Of a folder vault. */
  static Judge of(Instance instance) {
    return of(instance, Path.of("/dev/null"));
  }

  Judge add(String option, Object value) {
    command.add(option);
    command.add(value);
    return this;
  }

  /** Notes a submission, whether it was acknowledged or not; what was noted. */
  synchronized Sent note(boolean receipt, String message, byte[]... files) throws Exception {
    Sent sent = Sent.of(receipt, message, files);
    sent.writeTo(ledger);
    return sent;
  }

  /** 0: every promise was kept; 1: the output names the breaches. */
  Run ask() throws Exception {
    return Run.of(Map.of(), command.toArray());
  }
}
