package org.ecluse.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import org.ecluse.core.Ring;
import org.ecluse.core.Secret;
import org.ecluse.core.Settings;
import org.ecluse.core.Shelf;
import org.ecluse.core.VaultException;
import org.ecluse.desk.Exit.Usage;
import org.ecluse.seal.Follower;
import org.ecluse.seal.NotTrustedException;
import org.ecluse.seal.Pins;
import org.ecluse.unseal.CannotOpenException;
import org.ecluse.unseal.CaseOpener;
import org.ecluse.unseal.SecretKey;
import org.ecluse.vault.VaultAddress;
import org.ecluse.vault.ring.VaultRing;
import org.ecluse.vault.shelf.VaultShelf;

/**
 * The map of desk: settings → vault, pins → follower → opener, files → keys.
 *
 * @param settings of the instance
 * @param clock what today is
 */
public record Wiring(Settings settings, Clock clock) {

  /** For this process's environment. */
  public static Wiring load() {
    return new Wiring(Settings.load(), Clock.systemUTC());
  }

  public Path home() {
    return settings.home();
  }

  /** Where an admin's key and draft are. */
  public Path admin() {
    return home().resolve("admin");
  }

  public Path draft() {
    return admin().resolve("draft.json");
  }

  public Path adminKey() {
    return settings.path("admin.key").orElseGet(() -> admin().resolve("admin.sec.asc"));
  }

  public Ring ring() {
    return VaultRing.open(VaultAddress.of(settings));
  }

  public Shelf shelf() {
    return VaultShelf.open(VaultAddress.of(settings));
  }

  /**
   * The keyring of the pinned admins.
   *
   * @throws NotTrustedException if no admin is pinned
   */
  public Follower follower() throws NotTrustedException {
    String text =
        settings
            .text("admins")
            .orElseThrow(() -> new NotTrustedException(NotTrustedException.Reason.NO_KEYRING));
    try {
      return new Follower(ring(), Pins.parse(text), home().resolve("keyring.floor"));
    } catch (IllegalArgumentException e) {
      throw new Settings.BadSetting("admins", "K:FINGERPRINT,…");
    }
  }

  /** Opens cases under the newest keyring, expired or not: what is sealed stays readable. */
  public CaseOpener opener() throws VaultException, NotTrustedException, IOException {
    Path cache = home().resolve("cache");
    privateFolder(cache);
    return new CaseOpener(shelf(), follower().newest(), clock, cache);
  }

  /** The reviewer's key of {@code ecluse.key}. */
  public SecretKey reviewerKey() throws CannotOpenException, IOException, Usage {
    Path file =
        settings.path("key").orElseThrow(() -> new Usage("set ECLUSE_KEY to your secret key file"));
    return unlock(file, "passphrase-file");
  }

  /** The admin's key. */
  public SecretKey unlockAdmin() throws CannotOpenException, IOException, Usage {
    return unlock(adminKey(), "admin.passphrase-file");
  }

  private SecretKey unlock(Path file, String setting)
      throws CannotOpenException, IOException, Usage {
    if (!Files.isReadable(file)) {
      throw new Usage("no secret key at " + file);
    }
    try (Secret passphrase = Passphrase.of(settings.path(setting), "Passphrase of " + file)) {
      return SecretKey.open(Files.readAllBytes(file), passphrase);
    }
  }

  /** Makes a folder that only its owner can look into. */
  public static void privateFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }
}
