package org.ecluse.desk.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ecluse.desk.Exit;
import org.ecluse.desk.JsonOut;
import org.ecluse.desk.Wiring;
import org.ecluse.vault.shelf.CaseTrash;
import org.ecluse.vault.shelf.CaseTrash.Deleted;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the deleted cases that can still be brought back. */
@Command(
    name = "trash",
    description = "List deleted cases, and for how many days they can be brought back.",
    mixinStandardHelpOptions = true)
final class TrashCommand implements Callable<Integer> {

  @Option(names = "--json", description = "One JSON object on standard output.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    List<Deleted> deleted = CaseTrash.of(Wiring.load().settings()).list();
    if (json) {
      JsonOut.print(Map.of("cases", deleted.stream().map(TrashCommand::object).toList()));
    } else {
      deleted.forEach(TrashCommand::print);
    }
    return Exit.DONE.code();
  }

  private static Map<String, Object> object(Deleted deleted) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("case", deleted.caseId());
    object.put("deleted", deleted.day());
    object.put("days_left", deleted.daysLeft());
    object.put("objects", deleted.parts());
    return object;
  }

  private static void print(Deleted deleted) {
    System.out.printf(
        "%s  deleted %s  %2d days left  %4d objects%n",
        deleted.caseId(), deleted.day(), deleted.daysLeft(), deleted.parts());
  }
}
