package org.ecluse.desk.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ecluse.core.CaseId;
import org.ecluse.core.Settings;
import org.ecluse.desk.Ask;
import org.ecluse.desk.Exit;
import org.ecluse.desk.Exit.Usage;
import org.ecluse.desk.JsonOut;
import org.ecluse.desk.Refused;
import org.ecluse.desk.Wiring;
import org.ecluse.vault.shelf.CaseTrash;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Hides a case from everybody. An admin can bring it back until its grace period ends. */
@Command(
    name = "delete",
    description = "Move a case to the trash. An admin can bring it back for some days.",
    mixinStandardHelpOptions = true)
final class DeleteCommand implements Callable<Integer> {

  @Mixin private Named named = new Named();

  @Option(names = "--json", description = "One JSON object on standard output.")
  private boolean json;

  @Mixin private Ask ask = new Ask();

  @Override
  public Integer call() throws Exception {
    CaseId caseId = named.caseId();
    Settings settings = Wiring.load().settings();
    CaseTrash trash = CaseTrash.of(settings);
    long days = trash.daysAfterDeletion(caseId);
    ask.confirm(
        List.of(
            "Case " + caseId + " goes to the trash, for every reviewer.",
            days == 0
                ? "This storage keeps no old versions: it is destroyed at once."
                : "An admin can bring it back for " + days + " days; then it is destroyed."));
    boolean deleted =
        Refused.orElse(
            () -> trash.delete(caseId), "your credential may not delete cases; a reviewer's may");
    if (!deleted) {
      throw new Usage("there is no such case");
    }
    if (json) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("case", caseId);
      object.put("deleted", true);
      object.put("days_left", days);
      JsonOut.print(object);
    } else {
      System.out.println(
          days == 0 ? "Destroyed." : "Deleted. For " + days + " days: cases bring-back " + caseId);
    }
    return Exit.DONE.code();
  }
}
