package org.ecluse.desk.keys;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.ecluse.desk.Ask;
import org.ecluse.desk.Exit;
import org.ecluse.desk.Exit.Usage;
import org.ecluse.desk.Wiring;
import org.ecluse.seal.Certificate;
import org.ecluse.seal.KeyringDraft;
import org.ecluse.seal.Policy;
import org.ecluse.seal.Role;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds a reviewer's certificate, or an intake node's key, to the draft. */
@Command(
    name = "add",
    description = "Add a reviewer or an intake node to the draft.",
    mixinStandardHelpOptions = true)
final class AddCommand implements Callable<Integer> {

  /** One of the two. */
  static final class What {
    @Parameters(paramLabel = "CERT", description = "What new-reviewer gave out.")
    private @Nullable Path certificate;

    @Option(
        names = "--node",
        paramLabel = "PUB",
        description = "An intake's public key, as it prints it, or the file that holds it.")
    private @Nullable String node;
  }

  @ArgGroup(multiplicity = "1")
  private What what = new What();

  @Option(names = "--person", description = "Their pseudonym; by default the file's name.")
  private @Nullable String person;

  @Option(names = "--provenance", description = "They may read originals too.")
  private boolean provenance;

  @Option(
      names = "--activate-after-hours",
      paramLabel = "N",
      defaultValue = "48",
      description = "Nothing is sealed to them before; lets others notice a key slipped in.")
  private int hours = 48;

  @Mixin private Ask ask = new Ask();

  @Override
  public Integer call() throws Exception {
    Wiring wiring = Wiring.load();
    if (!Files.exists(wiring.draft())) {
      throw new Usage("no draft in " + wiring.admin() + "; start with: keys init");
    }
    KeyringDraft draft = KeyringDraft.load(wiring.draft());
    if (what.certificate != null) {
      addReviewer(wiring, draft, what.certificate);
    } else if (what.node != null) {
      addNode(draft, what.node);
    }
    draft.save(wiring.draft());
    System.err.println(
        "In the draft of epoch " + draft.epoch() + ". Nothing changes before: keys publish");
    return Exit.DONE.code();
  }

  private void addReviewer(Wiring wiring, KeyringDraft draft, Path file) throws Exception {
    Certificate certificate = Enrolment.read(Files.readAllBytes(file));
    String name = person == null ? nameOf(file) : person;
    Set<Role> roles = EnumSet.of(Role.REVIEWER);
    if (provenance) {
      roles.add(Role.PROVENANCE);
    }
    ask.confirm(
        List.of(
            "This becomes public: " + name + ", " + certificate.fingerprint(),
            "It can receive until "
                + Policy.checkRecipient(certificate, wiring.clock().instant())
                + ". Compare the fingerprint with its owner, not by mail."));
    draft.addRecipient(certificate, name, roles, Duration.ofHours(hours), wiring.clock().instant());
  }

  private void addNode(KeyringDraft draft, String node) throws Exception {
    Path file = Path.of(node);
    String key = Files.isRegularFile(file) ? Files.readString(file).strip() : node;
    ask.confirm(List.of("This intake will be believed: " + key));
    draft.addNode(key);
  }

  private static String nameOf(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.indexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
