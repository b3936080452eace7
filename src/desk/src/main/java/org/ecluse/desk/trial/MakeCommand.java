package org.ecluse.desk.trial;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.ecluse.core.Secret;
import org.ecluse.desk.Exit;
import org.ecluse.desk.Exit.Usage;
import org.ecluse.desk.Wiring;
import org.ecluse.desk.keys.Enrolment;
import org.ecluse.desk.keys.PrivateFile;
import org.ecluse.seal.CommitSigner;
import org.ecluse.seal.KeyringDraft;
import org.ecluse.seal.Pins;
import org.ecluse.seal.Role;
import org.ecluse.unseal.KeyMaker;
import org.ecluse.unseal.KeyringSigner;
import org.ecluse.unseal.SecretKey;
import picocli.CommandLine.Command;

/** Makes a whole throwaway instance in {@code $ECLUSE_HOME}, every key of it beside every other. */
@Command(name = "make", hidden = true, mixinStandardHelpOptions = true)
final class MakeCommand implements Callable<Integer> {

  @Override
  public Integer call() throws Exception {
    Wiring wiring = Wiring.load();
    Path home = wiring.home();
    if (Files.exists(home)) {
      throw new Usage("a throwaway instance is made in a folder that does not exist yet");
    }
    TrialVault vault = TrialVault.named(System.getenv());
    vault.make();
    for (String folder : List.of("", "admin", "reviewers")) {
      Wiring.privateFolder(home.resolve(folder));
    }
    Files.writeString(home.resolve("throwaway"), "deploy/try may delete this folder.\n");
    Instant now = wiring.clock().instant();

    Secret adminPass = passphrase(home.resolve("admin/admin.pass"));
    KeyMaker.Made admin = KeyMaker.admin("admin", adminPass, now);
    write(home.resolve("admin/admin.sec.asc"), admin.secretKey());
    KeyringDraft draft = KeyringDraft.create(1, List.of(admin.certificate()), now);
    addReviewer(home, draft, "r1", KeyMaker.Kind.RSA_4096, now);
    addReviewer(home, draft, "r2", KeyMaker.Kind.CURVE_25519, now);
    addReviewer(home, draft, "r3", KeyMaker.Kind.CURVE_25519, now);
    draft.addNode(CommitSigner.openOrCreate(home.resolve("node.key")).publicKeyText());

    Files.writeString(
        home.resolve("ecluse.properties"),
        settings(new Pins(1, Set.of(admin.certificate().fingerprint())), vault));
    KeyringDraft.Signable signable = draft.signable(now);
    try (SecretKey key = SecretKey.open(admin.secretKey().bytes(), adminPass)) {
      byte[] signed = KeyringSigner.sign(signable, key);
      Wiring.load().ring().publish(signable.epoch(), signed);
    }
    KeyringDraft.after(Wiring.load().follower().newest()).save(home.resolve("admin/draft.json"));
    return Exit.DONE.code();
  }

  private static String settings(Pins pins, TrialVault vault) {
    List<String> lines = new ArrayList<>();
    Collections.addAll(
        lines,
        "# A throwaway instance made by deploy/try.",
        "ecluse.admins=" + pins.text(),
        "ecluse.admin.passphrase-file=admin/admin.pass",
        "ecluse.key=reviewers/r1.sec.asc",
        "ecluse.passphrase-file=reviewers/r1.pass");
    lines.addAll(vault.lines());
    return String.join("\n", lines) + "\n";
  }

  private static void addReviewer(
      Path home, KeyringDraft draft, String name, KeyMaker.Kind kind, Instant now)
      throws Exception {
    Path folder = home.resolve("reviewers");
    try (Secret passphrase = passphrase(folder.resolve(name + ".pass"))) {
      KeyMaker.Made made = KeyMaker.reviewer(name, kind, passphrase, now);
      write(folder.resolve(name + ".sec.asc"), made.secretKey());
      PrivateFile.write(
          folder.resolve(name + ".cert.asc"),
          Enrolment.text(made).getBytes(StandardCharsets.US_ASCII));
      draft.addRecipient(made.certificate(), name, Set.of(Role.REVIEWER), Duration.ZERO, now);
    }
  }

  private static Secret passphrase(Path file) throws Exception {
    byte[] random = new byte[18];
    new SecureRandom().nextBytes(random);
    byte[] text = Base64.getUrlEncoder().encode(random);
    PrivateFile.write(file, text);
    return new Secret(text);
  }

  private static void write(Path file, Secret key) throws Exception {
    PrivateFile.write(file, key.bytes());
  }
}
