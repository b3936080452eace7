package org.ecluse.desk.keys;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ecluse.core.Secret;
import org.ecluse.desk.Exit;
import org.ecluse.desk.Exit.Usage;
import org.ecluse.desk.Passphrase;
import org.ecluse.desk.Wiring;
import org.ecluse.unseal.KeyMaker;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a reviewer's key, on the reviewer's own machine. */
@Command(
    name = "new-reviewer",
    description = "Make your reviewer key, on your own machine. Nobody else should.",
    mixinStandardHelpOptions = true)
final class NewReviewerCommand implements Callable<Integer> {

  @Parameters(paramLabel = "NAME", description = "Your pseudonym; it becomes public.")
  private String name = "";

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where to put it.")
  private Path out = Path.of(".");

  @Option(
      names = "--kind",
      defaultValue = "CURVE_25519",
      description = "${COMPLETION-CANDIDATES}; both work with gpg.")
  private KeyMaker.Kind kind = KeyMaker.Kind.CURVE_25519;

  @Option(names = "--passphrase-file", description = "Instead of asking for it.")
  private @Nullable Path passphraseFile;

  @Override
  public Integer call() throws Exception {
    Wiring wiring = Wiring.load();
    Path secretFile = out.resolve(name + ".sec.asc");
    Path certificateFile = out.resolve(name + ".cert.asc");
    if (Files.exists(secretFile) || Files.exists(certificateFile)) {
      throw new Usage("there is a key of that name already in " + out);
    }
    Wiring.privateFolder(out);
    try (Secret passphrase =
        Passphrase.fresh(Optional.ofNullable(passphraseFile), "New passphrase")) {
      KeyMaker.Made made = KeyMaker.reviewer(name, kind, passphrase, wiring.clock().instant());
      try (Secret secret = made.secretKey()) {
        PrivateFile.write(secretFile, secret.bytes());
      }
      PrivateFile.write(certificateFile, Enrolment.text(made).getBytes(StandardCharsets.US_ASCII));
      System.err.println("Keep " + secretFile + " and its passphrase; nobody can replace them.");
      System.err.println("Give " + certificateFile + " to an admin, and read this out to them:");
      System.out.println(made.certificate().fingerprint());
    }
    return Exit.DONE.code();
  }
}
