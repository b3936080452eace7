package org.ecluse.desk.keys;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.ecluse.desk.Ask;
import org.ecluse.desk.Exit;
import org.ecluse.desk.Exit.Usage;
import org.ecluse.desk.Wiring;
import org.ecluse.seal.Keyring;
import org.ecluse.seal.KeyringDraft;
import org.ecluse.unseal.KeyringSigner;
import org.ecluse.unseal.SecretKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Signs the draft and puts it into the vault: from then on it is the keyring. */
@Command(
    name = "publish",
    description = "Sign the draft and publish it as the next epoch.",
    mixinStandardHelpOptions = true)
final class PublishCommand implements Callable<Integer> {

  @Mixin private Ask ask = new Ask();

  @Override
  public Integer call() throws Exception {
    Wiring wiring = Wiring.load();
    if (!Files.exists(wiring.draft())) {
      throw new Usage("no draft in " + wiring.admin() + "; start with: keys init");
    }
    KeyringDraft draft = KeyringDraft.load(wiring.draft());
    if (wiring.ring().epoch(draft.epoch()).isPresent()) {
      return goOn(wiring, draft);
    }
    KeyringDraft.Signable signable = draft.signable(wiring.clock().instant());
    List<String> changes = new ArrayList<>();
    changes.add("This publishes epoch " + signable.epoch() + ". From then on only these count:");
    changes.addAll(draft.inWords());
    ask.confirm(changes);
    byte[] signed;
    try (SecretKey admin = wiring.unlockAdmin()) {
      signed = KeyringSigner.sign(signable, admin);
    }
    wiring.ring().publish(signable.epoch(), signed);
    Keyring published = wiring.follower().current(wiring.clock());
    KeyringDraft.after(published).save(wiring.draft());
    System.err.println(
        "Epoch " + published.epoch() + " is published, valid until " + published.validUntil());
    return Exit.DONE.code();
  }

  /** A publication that was stopped after its epoch was there, and before the draft went on. */
  private static int goOn(Wiring wiring, KeyringDraft draft) throws Exception {
    Keyring published = wiring.follower().newest();
    if (!draft.became(published)) {
      throw new Usage(
          "epoch "
              + draft.epoch()
              + " is in the vault already, and is not this draft. Look at it with: keys status");
    }
    KeyringDraft.after(published).save(wiring.draft());
    System.err.println(
        "Epoch "
            + published.epoch()
            + " was already published, by a run that was stopped; valid until "
            + published.validUntil());
    return Exit.DONE.code();
  }
}
