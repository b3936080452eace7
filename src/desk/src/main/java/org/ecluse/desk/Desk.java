package org.ecluse.desk;

import org.ecluse.desk.cases.CasesCommand;
import org.ecluse.desk.clean.CleanCommand;
import org.ecluse.desk.keys.KeysCommand;
import org.ecluse.desk.trial.TrialCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program behind {@code deploy/ecluse keys}, {@code cases} and {@code clean}. */
@Command(
    name = "ecluse",
    description = "Keys and cases of an Écluse instance, and a cleaner of files.",
    mixinStandardHelpOptions = true,
    version = "0.1.0",
    subcommands = {KeysCommand.class, CasesCommand.class, CleanCommand.class, TrialCommand.class})
public final class Desk {

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /** Runs one command and returns its exit code. */
  static int run(String... arguments) {
    CommandLine line = new CommandLine(new Desk());
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          command.getErr().println("ecluse: " + Exit.words(failure));
          return Exit.of(failure).code();
        });
    line.setExitCodeExceptionMapper(failure -> Exit.USAGE.code());
    return line.execute(arguments);
  }
}
