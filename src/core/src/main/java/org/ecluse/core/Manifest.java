package org.ecluse.core;

import java.util.List;
import java.util.OptionalInt;

/**
 * Part 0 of a case: what the source wrote and what became of each file. Written by intake, sealed,
 * read by reviewers. The JSON form is {@code src/spec/manifest.md}.
 *
 * @param caseId must equal the case it was found in
 * @param message what the source wrote, possibly empty
 * @param language language tag of the form, such as {@code fr}
 * @param form the form it came from: two cases of one form are one submission sent twice
 * @param unclean what the source chose for files that cannot be cleaned
 * @param node key id of the intake node
 * @param boot 32 hexadecimal digits, new at each start of the intake process
 * @param counter 1 for the first case of this boot, then 2, …: a missing number is a lost case
 * @param files in the order they were sent
 * @param padding numbers of the parts that hold nothing
 */
public record Manifest(
    CaseId caseId,
    String message,
    String language,
    FormId form,
    Unclean unclean,
    String node,
    String boot,
    long counter,
    List<FileEntry> files,
    List<Integer> padding) {

  public Manifest {
    files = List.copyOf(files);
    padding = List.copyOf(padding);
  }

  /**
   * One file.
   *
   * @param part where its bytes are; absent when it was refused
   * @param declaredName as the browser said it, at most {@link Limits#nameChars()} characters;
   *     never a path to write to
   * @param size bytes of what is kept; of what was sent when it was refused
   */
  public record FileEntry(OptionalInt part, String declaredName, long size, Report report) {}
}
