package org.ecluse.desk.trial;

import picocli.CommandLine.Command;

/** {@code try-instance …}, for {@code deploy/try} only. */
@Command(
    name = "try-instance",
    hidden = true,
    mixinStandardHelpOptions = true,
    subcommands = {MakeCommand.class, CheckCommand.class})
public final class TrialCommand {}
