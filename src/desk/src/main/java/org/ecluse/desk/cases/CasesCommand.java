package org.ecluse.desk.cases;

import picocli.CommandLine.Command;

/** {@code cases …}. */
@Command(
    name = "cases",
    description = "List the queue and open cases without a browser.",
    mixinStandardHelpOptions = true,
    subcommands = {ListCommand.class, OpenCommand.class})
public final class CasesCommand {}
