package org.ecluse.desk.trial;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ecluse.core.Settings;
import org.ecluse.core.VaultException;
import org.ecluse.desk.Exit.Usage;
import org.ecluse.vault.VaultAddress;
import org.ecluse.vault.ring.VaultRing;

/**
 * The vault of a throwaway instance: its own folder, or the one that {@code ECLUSE_VAULT} names. A
 * bucket is used with one credential for everybody, which a real intake would refuse: so only on
 * this machine.
 */
final class TrialVault {

  private final Settings settings;

  private TrialVault(Settings settings) {
    this.settings = settings;
  }

  /** The vault that this process's environment names. */
  static TrialVault named(Map<String, String> environment) throws Usage {
    Map<String, String> one = new HashMap<>(environment);
    Settings asked = Settings.of(one);
    if (VaultAddress.of(asked) instanceof VaultAddress.S3(var location, var line)) {
      if (!location.loopback()) {
        throw new Usage(
            "a throwaway instance gives one credential to everybody: its vault must be on this machine");
      }
      one.put("ECLUSE_VAULT_RIGHTS", "any");
    }
    return new TrialVault(Settings.of(one));
  }

  /** Makes it if it is not there. One that another instance has used cannot be used again. */
  void make() throws IOException, VaultException, Usage {
    VaultAddress address = VaultAddress.of(settings);
    address.make();
    if (VaultRing.open(address).epoch(1).isPresent()) {
      throw new Usage("another instance has used this vault; name an empty one");
    }
  }

  /** What the instance's settings must say to find it again. */
  List<String> lines() {
    return switch (VaultAddress.of(settings)) {
      case VaultAddress.S3(var location, var line) ->
          List.of(
              named(),
              "ecluse.vault.credentials=" + line.credentials().toAbsolutePath(),
              "# One credential for everybody: nothing that is not thrown away may run so.",
              "ecluse.vault.rights=any");
      case VaultAddress.Folder folder ->
          settings.text("vault").isPresent() ? List.of(named()) : List.of();
    };
  }

  private String named() {
    return "ecluse.vault=" + settings.text("vault").orElseThrow();
  }
}
