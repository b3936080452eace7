package org.ecluse.desk.trial;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.ecluse.core.CaseId;
import org.ecluse.core.PartName;
import org.ecluse.core.Secret;
import org.ecluse.core.Shelf;
import org.ecluse.core.VaultException;
import org.ecluse.desk.Exit;
import org.ecluse.desk.Exit.Usage;
import org.ecluse.desk.JsonOut;
import org.ecluse.desk.Wiring;
import org.ecluse.desk.cases.CaseFolder;
import org.ecluse.unseal.CannotOpenException;
import org.ecluse.unseal.KeyMaker;
import org.ecluse.unseal.OpenedCase;
import org.ecluse.unseal.SecretKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends files as a source would, opens them as reviewers would, and checks what was promised. */
@Command(name = "check", hidden = true, mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

  @Option(names = "--url", required = true)
  private String url = "";

  @Option(names = "--out", required = true)
  private Path out = Path.of("try-out");

  @Parameters(arity = "1..*")
  private List<Path> files = List.of();

  @Override
  public Integer call() throws Exception {
    Wiring wiring = Wiring.load();
    clear(out);
    RoundTrip report = new RoundTrip();
    String message = "Essai " + CaseId.random();
    Set<CaseId> before = queue(wiring.shelf());

    SourceVisit.Receipt receipt = new SourceVisit(url).send(message, files);
    report.check("the receipt came", receipt.status() == 200, "status " + receipt.status());
    report.check(
        "the receipt names every file",
        receipt.files().size() == files.size(),
        receipt.files().size() + " of " + files.size());

    Set<CaseId> fresh = queue(wiring.shelf());
    fresh.removeAll(before);
    report.check("exactly one case is in the queue", fresh.size() == 1, fresh.size() + " new");
    if (fresh.size() == 1) {
      open(wiring, fresh.iterator().next(), message, receipt, report);
    }
    searchForPlaintext(wiring, message, fresh, report);
    Files.createDirectories(out);
    Files.writeString(out.resolve("report.json"), JsonOut.text(report.object()) + "\n");
    report.print();
    return report.holds() ? Exit.DONE.code() : Exit.REFUSED.code();
  }

  private void open(
      Wiring wiring, CaseId caseId, String message, SourceVisit.Receipt receipt, RoundTrip report)
      throws Exception {
    report.caseId(caseId);
    Path folder = out.resolve("opened");
    for (String reviewer : List.of("r1", "r2", "r3")) {
      try (SecretKey key = key(wiring, reviewer)) {
        OpenedCase opened = wiring.opener().open(caseId, key);
        if (reviewer.equals("r1")) {
          List<Path> written = CaseFolder.claim(folder).fill(opened);
          report.files(opened.manifest(), written, receipt);
          report.check("the message arrived", opened.manifest().message().equals(message), "");
        }
        report.check(reviewer + " opens the same bytes", report.same(opened), "");
      }
    }
    report.check("a stranger's key opens nothing", strangerFails(wiring, caseId), "");
  }

  private static boolean strangerFails(Wiring wiring, CaseId caseId) throws Exception {
    try (Secret passphrase = Secret.of("stranger".toCharArray())) {
      KeyMaker.Made made =
          KeyMaker.reviewer(
              "stranger", KeyMaker.Kind.CURVE_25519, passphrase, wiring.clock().instant());
      try (SecretKey key = SecretKey.open(made.secretKey().bytes(), passphrase)) {
        wiring.opener().open(caseId, key);
        return false;
      } catch (CannotOpenException expected) {
        return expected.reason() == CannotOpenException.Reason.NO_MATCHING_KEY;
      }
    }
  }

  private void searchForPlaintext(
      Wiring wiring, String message, Set<CaseId> cases, RoundTrip report)
      throws IOException, VaultException {
    PlaintextSearch search = new PlaintextSearch();
    search.add(message);
    for (Path file : files) {
      search.add(file);
    }
    Optional<Path> found = search.below(wiring.home());
    report.check(
        "nothing that was sent is readable on the disk",
        found.isEmpty(),
        found.map(Path::toString).orElse(search.pieces() + " pieces looked for"));
    boolean stored = false;
    int objects = 0;
    for (CaseId caseId : cases) {
      for (int part = 0; wiring.shelf().head(new PartName(caseId, part)).isPresent(); part++) {
        objects++;
        try (InputStream body = wiring.shelf().body(new PartName(caseId, part)).orElseThrow()) {
          stored |= search.in(body);
        }
      }
    }
    report.check(
        "nothing that was sent is readable in the vault",
        objects > 0 && !stored,
        objects + " bodies looked at");
  }

  private static SecretKey key(Wiring wiring, String reviewer)
      throws IOException, CannotOpenException {
    Path folder = wiring.home().resolve("reviewers");
    try (Secret passphrase = new Secret(Files.readAllBytes(folder.resolve(reviewer + ".pass")))) {
      return SecretKey.open(Files.readAllBytes(folder.resolve(reviewer + ".sec.asc")), passphrase);
    }
  }

  private static Set<CaseId> queue(Shelf shelf) throws VaultException {
    Set<CaseId> cases = new HashSet<>();
    shelf.cases(Optional.empty(), 1000).forEach(listed -> cases.add(listed.caseId()));
    return cases;
  }

  /** Empties an earlier result, and nothing that is not one. */
  private static void clear(Path folder) throws IOException, Usage {
    if (!Files.exists(folder)) {
      return;
    }
    if (!Files.exists(folder.resolve("report.json"))) {
      throw new Usage(folder + " is not the result of an earlier check; move it away");
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
