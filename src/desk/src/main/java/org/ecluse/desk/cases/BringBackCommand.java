package org.ecluse.desk.cases;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ecluse.core.CaseId;
import org.ecluse.core.Settings;
import org.ecluse.desk.Exit;
import org.ecluse.desk.Exit.Usage;
import org.ecluse.desk.JsonOut;
import org.ecluse.desk.Refused;
import org.ecluse.desk.Wiring;
import org.ecluse.seal.DamagedException;
import org.ecluse.vault.shelf.CaseTrash;
import org.ecluse.vault.shelf.CaseTrash.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Brings a deleted case back, whole or not at all. In a bucket it takes an admin's credential. */
@Command(
    name = "bring-back",
    description = "Bring a deleted case back. Object storage asks for an admin's credential.",
    mixinStandardHelpOptions = true)
final class BringBackCommand implements Callable<Integer> {

  @Mixin private Named named = new Named();

  @Option(names = "--json", description = "One JSON object on standard output.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    CaseId caseId = named.caseId();
    Settings settings = Wiring.load().settings();
    Outcome outcome =
        Refused.orElse(
            () -> CaseTrash.of(settings).bringBack(caseId),
            "your credential may not bring cases back; an admin's may");
    switch (outcome) {
      case NOTHING -> throw new Usage("nothing is kept of such a case; see: cases trash");
      case INCOMPLETE -> throw new DamagedException(DamagedException.Reason.MISSING_PART);
      case BACK, NEVER_GONE -> print(caseId, outcome == Outcome.BACK);
    }
    return Exit.DONE.code();
  }

  private void print(CaseId caseId, boolean back) throws java.io.IOException {
    if (json) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("case", caseId);
      object.put("brought_back", back);
      JsonOut.print(object);
    } else {
      System.out.println(back ? "The case is back." : "The case was there, and whole.");
    }
  }
}
