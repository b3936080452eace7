package org.ecluse.desk.keys;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import org.ecluse.core.Secret;
import org.ecluse.desk.Ask;
import org.ecluse.desk.Exit;
import org.ecluse.desk.Exit.Usage;
import org.ecluse.desk.Passphrase;
import org.ecluse.desk.Wiring;
import org.ecluse.seal.KeyringDraft;
import org.ecluse.seal.Pins;
import org.ecluse.unseal.KeyMaker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the admin key and the first draft of the keyring. */
@Command(
    name = "init",
    description = "Make the admin key and the first draft of the keyring.",
    mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {

  @Option(names = "--name", defaultValue = "admin", description = "Pseudonym on the key.")
  private String name = "admin";

  @Mixin private Ask ask = new Ask();

  @Override
  public Integer call() throws Exception {
    Wiring wiring = Wiring.load();
    if (Files.exists(wiring.adminKey()) || Files.exists(wiring.draft())) {
      throw new Usage("there is an admin key or a draft already in " + wiring.admin());
    }
    ask.confirm(
        List.of(
            "This makes an admin key in " + wiring.adminKey() + " and a first draft.",
            "One admin alone will be able to change the keyring: whoever has this key and its"
                + " passphrase decides who can read. Keep a copy offline."));
    Wiring.privateFolder(wiring.admin());
    try (Secret passphrase =
        Passphrase.fresh(wiring.settings().path("admin.passphrase-file"), "New passphrase")) {
      String pins = make(wiring, name, passphrase);
      System.err.println("Pin this on every intake and for every reviewer:");
      System.out.println("ecluse.admins=" + pins);
    }
    return Exit.DONE.code();
  }

  /** The key file, the draft, and the pins as {@code ecluse.admins} wants them. */
  private static String make(Wiring wiring, String name, Secret passphrase) throws Exception {
    KeyMaker.Made made = KeyMaker.admin(name, passphrase, wiring.clock().instant());
    try (Secret secret = made.secretKey()) {
      PrivateFile.write(wiring.adminKey(), secret.bytes());
    }
    KeyringDraft.create(1, List.of(made.certificate()), wiring.clock().instant())
        .save(wiring.draft());
    String pins = new Pins(1, java.util.Set.of(made.certificate().fingerprint())).text();
    pin(wiring, pins);
    return pins;
  }

  private static void pin(Wiring wiring, String pins) throws Exception {
    if (wiring.settings().text("admins").isEmpty()) {
      Path file = wiring.home().resolve("ecluse.properties");
      Files.writeString(
          file,
          "ecluse.admins=" + pins + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
  }
}
