package org.ecluse.desk.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ecluse.core.CaseId;
import org.ecluse.desk.Ask;
import org.ecluse.desk.Exit;
import org.ecluse.desk.JsonOut;
import org.ecluse.desk.Refused;
import org.ecluse.desk.Wiring;
import org.ecluse.vault.shelf.Sweep;
import org.ecluse.vault.shelf.SweepPlan;
import org.ecluse.vault.shelf.Swept;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes away what broken submissions left, to the trash, and ends what was there long enough. */
@Command(
    name = "sweep",
    description =
        "Move parts that never became a case to the trash, and end what was there long enough.",
    mixinStandardHelpOptions = true)
final class SweepCommand implements Callable<Integer> {

  @Option(names = "--dry-run", description = "Only say what would be done.")
  private boolean dryRun;

  @Option(names = "--json", description = "One JSON object on standard output.")
  private boolean json;

  @Mixin private Ask ask = new Ask();

  @Override
  public Integer call() throws Exception {
    Sweep sweep = Sweep.of(Wiring.load().settings());
    SweepPlan plan = sweep.plan();
    if (!dryRun && !plan.nothing()) {
      ask.confirm(words(plan));
    }
    if (dryRun) {
      print(planned(plan), words(plan));
    } else {
      Swept swept = Refused.orElse(sweep::run, "your credential may not hide; a reviewer's may");
      print(done(plan, swept), words(swept));
    }
    return Exit.DONE.code();
  }

  private void print(Map<String, ?> object, List<String> words) throws java.io.IOException {
    if (json) {
      JsonOut.print(object);
    } else {
      words.forEach(System.out::println);
    }
  }

  private static Map<String, Object> planned(SweepPlan plan) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("dry_run", true);
    object.put("today", plan.today());
    object.put("cases", plan.orphans().stream().map(SweepCommand::orphan).toList());
    object.put("parts", plan.parts());
    object.put("unfinished", plan.unfinished().size());
    object.put("ended", plan.ended().size());
    object.put("torn", ids(plan.torn()));
    return object;
  }

  private static Map<String, Object> orphan(SweepPlan.Orphan orphan) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("case", orphan.caseId());
    object.put("day", orphan.day());
    object.put("parts", orphan.keys().size());
    return object;
  }

  private static Map<String, Object> done(SweepPlan plan, Swept swept) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("dry_run", false);
    object.put("today", plan.today());
    object.put("parts", swept.parts());
    object.put("unfinished", swept.unfinished());
    object.put("ended", swept.ended());
    object.put("mended", ids(swept.mended()));
    object.put("needs_admin", ids(swept.forAdmin()));
    return object;
  }

  private static List<String> ids(List<CaseId> cases) {
    return cases.stream().map(CaseId::text).toList();
  }

  private static List<String> words(SweepPlan plan) {
    if (plan.nothing()) {
      return List.of("Nothing to sweep.");
    }
    List<String> words = new ArrayList<>();
    for (SweepPlan.Orphan orphan : plan.orphans()) {
      words.add(
          orphan.caseId()
              + "  "
              + orphan.day()
              + "  "
              + orphan.keys().size()
              + " parts, no record");
    }
    words.add(plan.parts() + " parts of broken submissions go to the trash");
    words.add(plan.unfinished().size() + " unfinished uploads are removed");
    words.add(plan.ended().size() + " things in the trash are destroyed: their time is over");
    plan.torn().forEach(torn -> words.add(torn + "  gets parts back that an earlier sweep hid"));
    return words;
  }

  private static List<String> words(Swept swept) {
    List<String> words = new ArrayList<>();
    words.add(
        "Parts to the trash: %d. Unfinished uploads removed: %d. Ended in the trash: %d."
            .formatted(swept.parts(), swept.unfinished(), swept.ended()));
    swept.mended().forEach(caseId -> words.add(caseId + "  has its parts again"));
    swept
        .forAdmin()
        .forEach(caseId -> words.add(caseId + "  an admin must run: cases bring-back " + caseId));
    return words;
  }
}
