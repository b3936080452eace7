package org.ecluse.console.door;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The way in. The file {@code console.link} in the instance's home, which only its owner can read,
 * always holds one link that was not used yet: using it makes the next one. Who can read that file
 * is the reviewer; nobody else on this computer is.
 *
 * <p>The link is never an argument of a program, where every user of the computer could see it. A
 * browser is started on {@code console.html}, a private page that leads to the link.
 */
public final class OneTimeLink {

  private static final int KEY_BYTES = 16;

  private final String base;
  private final Path file;
  private final Path page;
  private Token key = Token.random(KEY_BYTES);

  /**
   * Writes nothing yet.
   *
   * @param base such as {@code http://127.0.0.1:8090}
   */
  public OneTimeLink(String base, Path home) {
    this.base = base;
    this.file = home.resolve("console.link");
    this.page = home.resolve("console.html");
  }

  /** Where the link is, for a person to look. */
  public Path file() {
    return file;
  }

  /** Writes the link file. To be called before the port answers. */
  public synchronized void publish() throws IOException {
    PrivateFile.write(file, text() + "\n");
  }

  /** Writes the page that the launcher opens in the browser; it goes when the link was used. */
  public synchronized void publishPage() throws IOException {
    PrivateFile.write(
        page,
        """
        <!doctype html>
        <html lang="fr"><head><meta charset="utf-8"><title>Écluse</title>
        <meta name="referrer" content="no-referrer">
        <meta http-equiv="refresh" content="0; url=%1$s">
        </head><body><p><a href="%1$s">Écluse</a></p></body></html>
        """
            .formatted(text()));
  }

  /** The link itself: show it to nobody but the person at this terminal. */
  public synchronized String text() {
    return base + "/enter/" + key.reveal();
  }

  /**
   * Whether this is the key; if so it is void from now on, and the file holds the next one.
   *
   * @throws IOException if the next link cannot be written: then this one stays good
   */
  public synchronized boolean use(String candidate) throws IOException {
    if (!key.is(candidate)) {
      return false;
    }
    Token used = key;
    key = Token.random(KEY_BYTES);
    try {
      publish();
      Files.deleteIfExists(page);
    } catch (IOException e) {
      key = used;
      throw e;
    }
    return true;
  }

  /** Takes both files away, when the console ends. */
  public synchronized void withdraw() throws IOException {
    Files.deleteIfExists(page);
    Files.deleteIfExists(file);
  }
}
