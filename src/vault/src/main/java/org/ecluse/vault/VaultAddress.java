package org.ecluse.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.ecluse.core.Settings;
import org.ecluse.core.VaultException;
import org.ecluse.vault.folder.FolderAttic;
import org.ecluse.vault.folder.FolderStore;
import org.ecluse.vault.s3.BucketSetup;
import org.ecluse.vault.s3.S3Attic;
import org.ecluse.vault.s3.S3Line;
import org.ecluse.vault.s3.S3Location;
import org.ecluse.vault.s3.S3Store;

/** Where the vault is: the setting {@code ecluse.vault}. */
public sealed interface VaultAddress {

  /** Nobody but the folder's owner looks into it. */
  FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /** A folder on this machine. */
  record Folder(Path path) implements VaultAddress {}

  /** A bucket on an S3 server. */
  record S3(S3Location location, S3Line line) implements VaultAddress {}

  /**
   * Reads {@code folder:/path} or {@code s3:https://host:port/bucket}, and for the latter the
   * settings of {@link S3Line}.
   *
   * @throws Settings.BadSetting if the address has no known form
   */
  static VaultAddress parse(String text, Settings settings) {
    if (text.startsWith(S3Location.SCHEME)) {
      S3Location location = S3Location.parse(text);
      return new S3(location, S3Line.of(settings, location));
    }
    if (text.startsWith("folder:")) {
      Path path = Path.of(text.substring("folder:".length()));
      if (path.isAbsolute()) {
        return new Folder(path.normalize());
      }
    }
    throw new Settings.BadSetting("vault", S3Location.WANT);
  }

  /** The same, with this process's own settings. */
  static VaultAddress parse(String text) {
    return parse(text, Settings.load());
  }

  /** The address an instance is set to; without one, the folder {@code vault} in its home. */
  static VaultAddress of(Settings settings) {
    return settings
        .text("vault")
        .map(text -> parse(text, settings))
        .orElseGet(() -> new Folder(settings.home().resolve("vault")));
  }

  /**
   * A store at this address. Asks nothing of the vault yet: the first call does.
   *
   * @throws Settings.BadSetting if the credentials file cannot be used
   */
  default ObjectStore open() {
    return switch (this) {
      case Folder(Path path) -> new FolderStore(path);
      case S3(S3Location location, S3Line line) -> S3Store.open(location, line);
    };
  }

  /** What the store at this address holds out of sight; as {@link #open}. */
  default Attic openAttic() {
    return switch (this) {
      case Folder(Path path) -> new FolderAttic(path);
      case S3(S3Location location, S3Line line) -> S3Attic.open(location, line);
    };
  }

  /**
   * Makes the folder or the bucket if it is not there: for a throwaway instance. A real vault is
   * set up beforehand by whoever runs the storage, with its rights ({@code deploy/s3/setup}).
   */
  default void make() throws IOException, VaultException {
    switch (this) {
      case Folder(Path path) -> Files.createDirectories(path, PRIVATE);
      case S3(S3Location location, S3Line line) -> BucketSetup.make(location, line);
    }
  }
}
