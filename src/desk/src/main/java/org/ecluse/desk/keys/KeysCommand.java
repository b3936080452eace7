package org.ecluse.desk.keys;

import picocli.CommandLine.Command;

/** {@code keys …}. */
@Command(
    name = "keys",
    description = "Make keys; draft, sign and publish the keyring.",
    mixinStandardHelpOptions = true,
    subcommands = {
      InitCommand.class,
      NewReviewerCommand.class,
      AddCommand.class,
      PublishCommand.class,
      StatusCommand.class
    })
public final class KeysCommand {}
