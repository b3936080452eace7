package org.ecluse.vault;

import java.nio.file.Path;
import org.ecluse.core.Settings;
import org.ecluse.vault.folder.FolderStore;

/** Where the vault is: the setting {@code ecluse.vault}. */
public sealed interface VaultAddress {

  /** A folder on this machine. */
  record Folder(Path path) implements VaultAddress {}

  /**
   * Reads {@code folder:/path}.
   *
   * @throws Settings.BadSetting if the address has no known form
   */
  static VaultAddress parse(String text) {
    if (text.startsWith("folder:")) {
      Path path = Path.of(text.substring("folder:".length()));
      if (path.isAbsolute()) {
        return new Folder(path.normalize());
      }
    }
    throw new Settings.BadSetting("vault", "folder:/absolute/path");
  }

  /** The address an instance is set to; without one, the folder {@code vault} in its home. */
  static VaultAddress of(Settings settings) {
    return settings
        .text("vault")
        .map(VaultAddress::parse)
        .orElseGet(() -> new Folder(settings.home().resolve("vault")));
  }

  /** A store at this address. Opens nothing yet: the first call does. */
  default ObjectStore open() {
    return switch (this) {
      case Folder(Path path) -> new FolderStore(path);
    };
  }
}
