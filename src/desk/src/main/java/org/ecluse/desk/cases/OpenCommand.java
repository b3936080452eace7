package org.ecluse.desk.cases;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.ecluse.core.CaseId;
import org.ecluse.desk.Exit;
import org.ecluse.desk.Exit.Usage;
import org.ecluse.desk.Wiring;
import org.ecluse.unseal.OpenedCase;
import org.ecluse.unseal.SecretKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Opens a case into a folder: everything of it, or nothing. */
@Command(
    name = "open",
    description = "Open a case into a new folder. Clean means metadata, not safe to open.",
    mixinStandardHelpOptions = true)
final class OpenCommand implements Callable<Integer> {

  @Parameters(paramLabel = "CASE", description = "As list prints it.")
  private String caseText = "";

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "A new folder.")
  private Path out = Path.of(".");

  @Override
  public Integer call() throws Exception {
    if (!CaseId.isValid(caseText)) {
      throw new Usage("not a case; see: cases list");
    }
    Wiring wiring = Wiring.load();
    CaseFolder folder = CaseFolder.claim(out);
    try (SecretKey key = wiring.reviewerKey()) {
      OpenedCase opened = wiring.opener().open(new CaseId(caseText), key);
      folder.fill(opened);
    }
    System.err.println("Opened into " + out + ". Clean means metadata, not safe to open.");
    return Exit.DONE.code();
  }
}
