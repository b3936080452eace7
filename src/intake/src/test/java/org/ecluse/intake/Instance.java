package org.ecluse.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.ecluse.core.CaseId;
import org.ecluse.core.Secret;
import org.ecluse.core.Settings;
import org.ecluse.core.Shelf;
import org.ecluse.seal.CommitSigner;
import org.ecluse.seal.Follower;
import org.ecluse.seal.Keyring;
import org.ecluse.seal.KeyringDraft;
import org.ecluse.seal.Pins;
import org.ecluse.seal.Role;
import org.ecluse.unseal.KeyMaker;
import org.ecluse.unseal.KeyringSigner;
import org.ecluse.unseal.SecretKey;
import org.ecluse.vault.VaultAddress;
import org.ecluse.vault.ring.VaultRing;
import org.ecluse.vault.shelf.VaultShelf;

/** An instance with one admin, one reviewer and a folder vault, made for one run of the tests. */
final class Instance {

  static final String HOST = "ecluse.test";

  private final Path home;
  private final Map<String, String> environment = new HashMap<>();
  private final KeyMaker.Made reviewer;
  private final Pins pins;

  private final int port;
  private final int managementPort;

  private Instance(Path home) throws Exception {
    this.home = home;
    try (ServerSocket one = new ServerSocket(0);
        ServerSocket other = new ServerSocket(0)) {
      port = one.getLocalPort();
      managementPort = other.getLocalPort();
    }
    Files.createDirectories(home);
    Instant now = Instant.now();
    KeyMaker.Made admin = KeyMaker.admin("admin", pass(), now);
    reviewer = KeyMaker.reviewer("r1", KeyMaker.Kind.CURVE_25519, pass(), now);
    pins = new Pins(1, Set.of(admin.certificate().fingerprint()));
    KeyringDraft draft = KeyringDraft.create(1, List.of(admin.certificate()), now);
    draft.addRecipient(reviewer.certificate(), "r1", Set.of(Role.REVIEWER), Duration.ZERO, now);
    draft.addNode(CommitSigner.openOrCreate(home.resolve("node.key")).publicKeyText());
    Files.createDirectories(vault());
    environment.put("ECLUSE_HOME", home.toString());
    environment.put("ECLUSE_VAULT", "folder:" + vault());
    environment.put("ECLUSE_ADMINS", pins.text());
    environment.put("ECLUSE_INTAKE_HOSTS", HOST);
    environment.put("ECLUSE_INTAKE_LISTEN", "127.0.0.1:" + port);
    environment.put("ECLUSE_INTAKE_MANAGEMENT", "127.0.0.1:" + managementPort);
    environment.put("ECLUSE_LIMITS_FILE_BYTES", String.valueOf(2 << 20));
    environment.put("ECLUSE_LIMITS_SUBMISSION_BYTES", String.valueOf(3 << 20));
    environment.put("ECLUSE_LIMITS_FILES", "5");
    environment.put("ECLUSE_LIMITS_SUBMISSIONS", "3");
    environment.put("ECLUSE_LIMITS_WAIT_SECONDS", "1");
    environment.put("ECLUSE_LIMITS_SLOW_SECONDS", "600");
    KeyringDraft.Signable signable = draft.signable(now);
    try (SecretKey key = SecretKey.open(admin.secretKey().bytes(), pass())) {
      VaultRing.open(address()).publish(signable.epoch(), KeyringSigner.sign(signable, key));
    }
  }

  static Instance make() {
    try {
      return new Instance(Path.of("target", "instances", CaseId.random().text()).toAbsolutePath());
    } catch (Exception e) {
      throw new IllegalStateException("no instance could be made", e);
    }
  }

  /** Its settings, with or without the pinned admins. */
  Settings settings(boolean admins) {
    Map<String, String> settings = new HashMap<>(environment);
    if (!admins) {
      settings.remove("ECLUSE_ADMINS");
    }
    return Settings.of(settings);
  }

  int port() {
    return port;
  }

  int managementPort() {
    return managementPort;
  }

  Shelf shelf() {
    return VaultShelf.open(address());
  }

  Keyring keyring() throws Exception {
    return new Follower(VaultRing.open(address()), pins, home.resolve("test.floor"))
        .current(Clock.systemUTC());
  }

  SecretKey reviewer() throws Exception {
    return SecretKey.open(reviewer.secretKey().bytes(), pass());
  }

  /** Everything below the home and the vault that is not a folder, with sizes. */
  Map<String, Long> files() {
    try (Stream<Path> all = Files.walk(home)) {
      Map<String, Long> files = new HashMap<>();
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        files.put(home.relativize(path).toString(), Files.size(path));
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path vault() {
    return home.resolve("vault");
  }

  private VaultAddress address() {
    return new VaultAddress.Folder(vault());
  }

  private static Secret pass() {
    return new Secret("correct horse".getBytes(StandardCharsets.US_ASCII));
  }
}
