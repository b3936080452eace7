package org.ecluse.desk.cases;

import org.ecluse.core.CaseId;
import org.ecluse.desk.Exit.Usage;
import picocli.CommandLine.Parameters;

/** The case that a command is about. */
final class Named {

  @Parameters(paramLabel = "CASE", description = "As list or trash prints it.")
  private String text = "";

  CaseId caseId() throws Usage {
    if (!CaseId.isValid(text)) {
      throw new Usage("not a case; see: cases list");
    }
    return new CaseId(text);
  }
}
