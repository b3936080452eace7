package org.ecluse.desk;

import java.io.Console;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ecluse.desk.Exit.Usage;
import picocli.CommandLine.Option;

/** Shows what a command will change and asks, unless {@code --yes} was given. */
public final class Ask {

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  /**
   * Shows and asks.
   *
   * @throws Usage if the answer is no, or there is nobody to ask
   */
  public void confirm(List<String> changes) throws Usage {
    changes.forEach(System.err::println);
    if (yes) {
      return;
    }
    Console console =
        Optional.ofNullable(System.console())
            .filter(Console::isTerminal)
            .orElseThrow(() -> new Usage("nobody to ask; give --yes if this is meant"));
    String answer = console.readLine("Do this? [y/N] ");
    if (answer == null || !answer.strip().toLowerCase(Locale.ROOT).startsWith("y")) {
      throw new Usage("nothing was changed");
    }
  }
}
