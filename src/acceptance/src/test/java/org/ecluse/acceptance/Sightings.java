package org.ecluse.acceptance;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ecluse.core.Settings;
import org.ecluse.core.VaultException;
import org.ecluse.vault.Attic;
import org.ecluse.vault.ObjectStore;
import org.ecluse.vault.VaultAddress;

/** Remembers in which round something was first seen, so that a breach can be told by its round. */
final class Sightings {

  /** A case, or a digest. */
  private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}|[0-9a-f]{32}");

  private final Map<String, Integer> rounds = new HashMap<>();
  private final ObjectStore store;
  private final Attic attic;

  /**
   * @param reader the settings of whoever may list the vault
   */
  Sightings(Map<String, String> reader) {
    VaultAddress address = VaultAddress.of(Settings.of(reader));
    store = address.open();
    attic = address.openAttic();
  }

  Attic attic() {
    return attic;
  }

  void sent(String digest, int round) {
    rounds.put(digest, round);
  }

  /** What is in the vault and was not before is of this round. */
  void look(int round) throws VaultException {
    attic.folders("inbox/").forEach(folder -> named(folder, round));
    for (Optional<String> after = Optional.of(""); after.isPresent(); ) {
      var page = store.list("queue/", after.filter(key -> !key.isEmpty()), 1000);
      page.forEach(entry -> named(entry.key(), round));
      after = page.size() < 1000 ? Optional.empty() : Optional.of(page.getLast().key());
    }
  }

  private void named(String key, int round) {
    NAME.matcher(key).results().forEach(name -> rounds.putIfAbsent(name.group(), round));
  }

  /** The same lines, each with the rounds of what it names. */
  String explained(String verdict) {
    return verdict.lines().map(this::explain).collect(Collectors.joining("\n"));
  }

  private String explain(String line) {
    return line
        + NAME.matcher(line)
            .results()
            .map(name -> rounds.get(name.group()))
            .filter(java.util.Objects::nonNull)
            .distinct()
            .map(round -> " (round " + round + ")")
            .collect(Collectors.joining());
  }
}
