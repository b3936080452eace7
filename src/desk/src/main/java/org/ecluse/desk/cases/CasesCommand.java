package org.ecluse.desk.cases;

import picocli.CommandLine.Command;

/** {@code cases …}. */
@Command(
    name = "cases",
    description = "List, open, delete and bring back cases without a browser; sweep the vault.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ListCommand.class,
      OpenCommand.class,
      DeleteCommand.class,
      TrashCommand.class,
      BringBackCommand.class,
      SweepCommand.class
    })
public final class CasesCommand {}
