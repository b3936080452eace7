package org.ecluse.intake.submit;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.ecluse.core.CaseId;
import org.ecluse.core.Deposit;
import org.ecluse.core.FormId;
import org.ecluse.core.Manifest;
import org.ecluse.core.PartFacts;
import org.ecluse.core.PartName;
import org.ecluse.core.Refusal;
import org.ecluse.core.Sealed;
import org.ecluse.core.VaultException;
import org.ecluse.seal.Keyring;
import org.ecluse.seal.PolicyException;
import org.ecluse.seal.SealedCase;
import org.ecluse.seal.Sealer;

/**
 * Makes a case of a submission: every part sealed and put, the manifest after them, the signed
 * record last. When this returns, the case is durable. When it throws, no record was put and what
 * lies in the vault is unreadable to everybody and swept away later.
 */
public final class CaseDeposit {

  private final Sealer sealer;
  private final Deposit deposit;
  private final String node;
  private final Clock clock;
  private final CaseNumbers numbers = new CaseNumbers();

  /**
   * @param node key id of this node
   */
  public CaseDeposit(Sealer sealer, Deposit deposit, String node, Clock clock) {
    this.sealer = sealer;
    this.deposit = deposit;
    this.node = node;
    this.clock = clock;
  }

  void put(Submission submission, FormId form, String language, Keyring keyring)
      throws RefusedException {
    try {
      SealedCase sealed = sealer.begin(CaseId.random(), keyring, clock.instant());
      int padded = SealedCase.paddedParts(submission.taken().size());
      PartFacts[] facts = new PartFacts[padded + 1];
      putParts(sealed, submission.taken(), facts);
      numbers.next(
          (boot, number, uncertain) -> {
            Manifest manifest =
                manifest(sealed.caseId(), submission, form, language, boot, number, padded);
            facts[PartName.MANIFEST] = put(sealed.manifest(manifest));
            uncertain.run();
            deposit.commit(sealed.commit(Arrays.asList(facts)));
          });
    } catch (PolicyException e) {
      throw new RefusedException(Refusal.GATE_CLOSED);
    } catch (VaultException e) {
      throw new RefusedException(
          e.kind() == VaultException.Kind.FULL ? Refusal.FULL : Refusal.GATE_CLOSED);
    }
  }

  private void putParts(SealedCase sealed, List<KeptFile> taken, PartFacts[] facts)
      throws VaultException {
    for (int part = 1; part < facts.length; part++) {
      boolean isFile = part <= taken.size();
      facts[part] =
          put(isFile ? sealed.file(part, taken.get(part - 1).bytes()) : sealed.padding(part));
    }
  }

  private PartFacts put(Sealed part) throws VaultException {
    try (part) {
      deposit.put(part);
      return part.facts();
    }
  }

  private Manifest manifest(
      CaseId caseId,
      Submission submission,
      FormId form,
      String language,
      String boot,
      long number,
      int padded) {
    List<Manifest.FileEntry> entries = new ArrayList<>();
    int part = 0;
    for (KeptFile file : submission.files()) {
      OptionalInt at = file.taken() ? OptionalInt.of(++part) : OptionalInt.empty();
      entries.add(new Manifest.FileEntry(at, file.declaredName(), file.size(), file.report()));
    }
    List<Integer> padding = IntStream.rangeClosed(part + 1, padded).boxed().toList();
    return new Manifest(
        caseId,
        submission.message(),
        language,
        form,
        submission.unclean(),
        node,
        boot,
        number,
        entries,
        padding);
  }
}
