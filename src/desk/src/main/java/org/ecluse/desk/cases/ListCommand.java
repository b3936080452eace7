package org.ecluse.desk.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ecluse.core.CaseId;
import org.ecluse.core.Shelf;
import org.ecluse.core.VaultException;
import org.ecluse.desk.Exit;
import org.ecluse.desk.JsonOut;
import org.ecluse.desk.Wiring;
import org.ecluse.unseal.CaseOpener;
import org.ecluse.unseal.SecretKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists every case, the damaged and the foreign ones too. */
@Command(
    name = "list",
    description = "List the cases; with a key set, say which it cannot open.",
    mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

  private static final int PAGE = 1000;

  @Option(names = "--json", description = "One JSON object on standard output.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    Wiring wiring = Wiring.load();
    CaseOpener opener = wiring.opener();
    List<CaseLine> lines = new ArrayList<>();
    boolean withKey = wiring.settings().text("key").isPresent();
    try (SecretKey key = withKey ? wiring.reviewerKey() : null) {
      for (Shelf.Listed listed : all(wiring.shelf())) {
        lines.add(line(opener, listed, key));
      }
    }
    if (json) {
      JsonOut.print(Map.of("cases", lines.stream().map(ListCommand::object).toList()));
    } else {
      lines.forEach(ListCommand::print);
    }
    return Exit.DONE.code();
  }

  private static CaseLine line(CaseOpener opener, Shelf.Listed listed, @Nullable SecretKey key)
      throws VaultException, java.io.IOException {
    return CaseLine.of(opener, listed, key);
  }

  private static List<Shelf.Listed> all(Shelf shelf) throws VaultException {
    List<Shelf.Listed> all = new ArrayList<>();
    Optional<CaseId> after = Optional.empty();
    while (true) {
      List<Shelf.Listed> page = shelf.cases(after, PAGE);
      all.addAll(page);
      if (page.size() < PAGE) {
        return all;
      }
      after = Optional.of(page.getLast().caseId());
    }
  }

  private static Map<String, Object> object(CaseLine line) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("case", line.caseId());
    object.put("day", line.day());
    object.put("parts", line.parts());
    object.put("sealed_bytes", line.sealedBytes());
    object.put("state", line.state());
    object.put("reason", line.reason());
    return object;
  }

  private static void print(CaseLine line) {
    System.out.printf(
        "%s  %s  %4d parts  %12d bytes  %s %s%n",
        line.caseId(), line.day(), line.parts(), line.sealedBytes(), line.state(), line.reason());
  }
}
