package org.ecluse.acceptance;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ecluse.core.CaseId;
import org.ecluse.core.Manifest;
import org.ecluse.core.Ring;
import org.ecluse.core.Secret;
import org.ecluse.core.Settings;
import org.ecluse.core.Shelf;
import org.ecluse.seal.Follower;
import org.ecluse.seal.Pins;
import org.ecluse.unseal.CaseOpener;
import org.ecluse.unseal.OpenedCase;
import org.ecluse.unseal.SecretKey;
import org.ecluse.vault.VaultAddress;
import org.ecluse.vault.ring.VaultRing;
import org.ecluse.vault.shelf.VaultShelf;

/** Looks into an instance's vault as a reviewer, apart from every program that wrote it. */
final class Reader implements AutoCloseable {

  private final Shelf shelf;
  private final CaseOpener opener;
  private final SecretKey key;

  private Reader(Shelf shelf, CaseOpener opener, SecretKey key) {
    this.shelf = shelf;
    this.opener = opener;
    this.key = key;
  }

  /** With the second reviewer's key, whose curve is quick. */
  static Reader of(Instance instance) throws Exception {
    Settings settings = Settings.of(instance.settings());
    VaultAddress address = VaultAddress.of(settings);
    Ring ring = VaultRing.open(address);
    Path home = instance.home();
    Follower follower =
        new Follower(
            ring, Pins.parse(settings.text("admins").orElseThrow()), home.resolve("reader.floor"));
    Path cache = Files.createDirectories(home.resolve("reader.cache"));
    Shelf shelf = VaultShelf.open(address);
    CaseOpener opener = new CaseOpener(shelf, follower.newest(), Clock.systemUTC(), cache);
    try (Secret pass = new Secret(Files.readAllBytes(home.resolve("reviewers/r2.pass")))) {
      byte[] file = Files.readAllBytes(home.resolve("reviewers/r2.sec.asc"));
      return new Reader(shelf, opener, SecretKey.open(file, pass));
    }
  }

  /** Opens every visible case with every part of it; the number of cases by message. */
  Map<String, Integer> openEverything() throws Exception {
    Map<String, Integer> messages = new HashMap<>();
    Optional<CaseId> after = Optional.empty();
    while (true) {
      var page = shelf.cases(after, 100);
      if (page.isEmpty()) {
        return messages;
      }
      for (Shelf.Listed listed : page) {
        OpenedCase opened = opener.open(listed.caseId(), key);
        for (Manifest.FileEntry file : opened.manifest().files()) {
          if (file.part().isPresent()) {
            opened.write(file, OutputStream.nullOutputStream());
          }
        }
        messages.merge(opened.manifest().message(), 1, Integer::sum);
      }
      after = Optional.of(page.getLast().caseId());
    }
  }

  @Override
  public void close() {
    key.close();
  }
}
