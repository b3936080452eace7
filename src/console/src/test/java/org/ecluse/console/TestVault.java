package org.ecluse.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ecluse.core.CaseId;
import org.ecluse.core.Content;
import org.ecluse.core.Deposit;
import org.ecluse.core.FormId;
import org.ecluse.core.Manifest;
import org.ecluse.core.PartFacts;
import org.ecluse.core.Report;
import org.ecluse.core.Ring;
import org.ecluse.core.Sealed;
import org.ecluse.core.Secret;
import org.ecluse.core.Unclean;
import org.ecluse.core.Verdict;
import org.ecluse.seal.CommitSigner;
import org.ecluse.seal.Keyring;
import org.ecluse.seal.KeyringDraft;
import org.ecluse.seal.Pins;
import org.ecluse.seal.Role;
import org.ecluse.seal.SealedCase;
import org.ecluse.seal.Sealer;
import org.ecluse.unseal.KeyMaker;
import org.ecluse.unseal.KeyringSigner;
import org.ecluse.unseal.SecretKey;
import org.ecluse.vault.VaultAddress;
import org.ecluse.vault.deposit.VaultDeposit;
import org.ecluse.vault.ring.VaultRing;

/**
 * A folder vault with real keys, a real keyring and really sealed cases, in a folder of its own.
 * Epoch 1 lists the reviewer boris alone, epoch 2 also anna, whose key the console has: what was
 * sealed before {@link #welcomeAnna} she cannot read.
 */
public final class TestVault implements AutoCloseable {

  public static final String PASSPHRASE = "correct horse: épée & ünïcode + 100%";

  /** A file to seal, with what the worker would have said of it. */
  public record File(String declaredName, byte[] bytes, Report report) {}

  private final Path home;
  private final Instant now;
  private final Secret secret = new Secret(PASSPHRASE.getBytes(StandardCharsets.UTF_8));
  private final KeyMaker.Made admin;
  private final KeyMaker.Made anna;
  private final CommitSigner node;
  private final Deposit deposit;
  private final Ring ring;
  private Keyring keyring;
  private long counter;

  private TestVault(Path home, Instant now) throws Exception {
    this.home = home;
    this.now = now;
    admin = KeyMaker.admin("admin", secret, now);
    anna = KeyMaker.reviewer("anna", KeyMaker.Kind.CURVE_25519, secret, now);
    KeyMaker.Made boris = KeyMaker.reviewer("boris", KeyMaker.Kind.CURVE_25519, secret, now);
    node = CommitSigner.openOrCreate(home.resolve("node.key"));
    VaultAddress address = new VaultAddress.Folder(home.resolve("vault"));
    deposit = VaultDeposit.open(address);
    ring = VaultRing.open(address);
    KeyringDraft draft = KeyringDraft.create(1, List.of(admin.certificate()), now);
    draft.addRecipient(boris.certificate(), "boris", Set.of(Role.REVIEWER), Duration.ZERO, now);
    draft.addNode(node.publicKeyText());
    keyring = publish(draft);
    Files.write(home.resolve("anna.sec.asc"), anna.secretKey().bytes());
    Files.writeString(home.resolve("anna.pass"), PASSPHRASE + "\n");
  }

  public static TestVault make() throws Exception {
    return make(Instant.now());
  }

  /** As if everything was made and sent at that time. */
  public static TestVault make(Instant now) throws Exception {
    Path home = Files.createTempDirectory("ecluse-console").resolve("home");
    Files.createDirectories(home.resolve("vault"));
    return new TestVault(home, now);
  }

  /** From now on cases are sealed to anna too. */
  public void welcomeAnna() throws Exception {
    KeyringDraft draft = KeyringDraft.after(keyring);
    Set<Role> roles = Set.of(Role.REVIEWER);
    draft.addRecipient(anna.certificate(), "anna", roles, Duration.ZERO, now);
    keyring = publish(draft);
  }

  private Keyring publish(KeyringDraft draft) throws Exception {
    Keyring made = signed(draft.signable(now));
    ring.publish(made.epoch(), made.signed());
    return made;
  }

  private Keyring signed(KeyringDraft.Signable signable) throws Exception {
    try (SecretKey key = SecretKey.open(admin.secretKey().bytes(), secret)) {
      return Keyring.verify(KeyringSigner.sign(signable, key), pins());
    }
  }

  public Pins pins() {
    return new Pins(1, Set.of(admin.certificate().fingerprint()));
  }

  public Path home() {
    return home;
  }

  public Path object(String key) {
    return home.resolve("vault").resolve(key);
  }

  /** Turns one bit of a stored object around. */
  public void flipABit(String key) throws IOException {
    byte[] bytes = Files.readAllBytes(object(key));
    bytes[bytes.length / 2] ^= 0x10;
    Files.delete(object(key));
    Files.write(object(key), bytes);
  }

  public CaseId put(String message, File... files) throws Exception {
    return put(node, keyring, message, files);
  }

  /** As an intake would that the keyring doesn't list. */
  public CaseId putByStranger(String message, File... files) throws Exception {
    CommitSigner stranger = CommitSigner.openOrCreate(home.resolve("stranger.key"));
    KeyringDraft draft = KeyringDraft.after(keyring);
    draft.addNode(stranger.publicKeyText());
    return put(stranger, signed(draft.signable(now)), message, files);
  }

  private CaseId put(CommitSigner signer, Keyring under, String message, File... files)
      throws Exception {
    CaseId caseId = CaseId.random();
    SealedCase sealing = new Sealer(signer).begin(caseId, under, now);
    List<PartFacts> parts = new ArrayList<>();
    List<Manifest.FileEntry> entries = new ArrayList<>();
    int part = 0;
    for (File file : files) {
      boolean kept = file.report().verdict() != Verdict.REFUSED;
      OptionalInt place = kept ? OptionalInt.of(++part) : OptionalInt.empty();
      entries.add(
          new Manifest.FileEntry(place, file.declaredName(), file.bytes().length, file.report()));
      if (kept) {
        parts.add(store(sealing.file(part, Content.of(file.bytes()))));
      }
    }
    List<Integer> padding =
        IntStream.rangeClosed(part + 1, SealedCase.paddedParts(part)).boxed().toList();
    for (int number : padding) {
      parts.add(store(sealing.padding(number)));
    }
    Manifest manifest =
        new Manifest(
            caseId,
            message,
            "fr",
            FormId.random(),
            Unclean.KEEP,
            signer.keyId(),
            "0123456789abcdef0123456789abcdef",
            ++counter,
            entries,
            padding);
    parts.addFirst(store(sealing.manifest(manifest)));
    deposit.commit(sealing.commit(parts));
    return caseId;
  }

  private PartFacts store(Sealed sealed) throws Exception {
    try (sealed) {
      deposit.put(sealed);
      return sealed.facts();
    }
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> all = Files.walk(home.getParent())) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
