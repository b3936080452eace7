package org.ecluse.desk;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.ecluse.core.Secret;
import org.ecluse.desk.Exit.Usage;

/**
 * Asks for passphrases, on the terminal or from a file; never from an argument, which others see.
 */
public final class Passphrase {

  private Passphrase() {}

  /** From the file if one is set, else from the terminal. */
  public static Secret of(Optional<Path> file, String prompt) throws IOException, Usage {
    if (file.isPresent()) {
      return read(file.get());
    }
    return ask(terminal(), prompt);
  }

  /** A new one, asked twice on a terminal. */
  public static Secret fresh(Optional<Path> file, String prompt) throws IOException, Usage {
    if (file.isPresent()) {
      return read(file.get());
    }
    Console terminal = terminal();
    Secret first = ask(terminal, prompt);
    try (Secret second = ask(terminal, "Once more")) {
      if (first.bytes().length == 0) {
        throw new Usage("a key without a passphrase is not made here");
      }
      if (!java.security.MessageDigest.isEqual(first.bytes(), second.bytes())) {
        first.close();
        throw new Usage("the two passphrases differ");
      }
    }
    return first;
  }

  private static Secret read(Path file) throws IOException, Usage {
    byte[] bytes = Files.readAllBytes(file);
    int length = bytes.length;
    while (length > 0 && (bytes[length - 1] == '\n' || bytes[length - 1] == '\r')) {
      length--;
    }
    Secret secret = new Secret(Arrays.copyOf(bytes, length));
    Arrays.fill(bytes, (byte) 0);
    if (length == 0) {
      throw new Usage("the passphrase file is empty");
    }
    return secret;
  }

  private static Console terminal() throws Usage {
    return Optional.ofNullable(System.console())
        .filter(Console::isTerminal)
        .orElseThrow(() -> new Usage("no terminal to ask for a passphrase; set a passphrase file"));
  }

  private static Secret ask(Console terminal, String prompt) {
    char[] typed = terminal.readPassword("%s: ", prompt);
    if (typed == null) {
      return new Secret(new byte[0]);
    }
    try {
      return Secret.of(typed);
    } finally {
      Arrays.fill(typed, '\0');
    }
  }
}
