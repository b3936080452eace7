package org.ecluse.console.cases;

import java.util.Optional;
import org.ecluse.core.CaseId;

/**
 * One line of the queue.
 *
 * @param day when the storage says it came (UTC, {@code yyyy-mm-dd})
 * @param parts with the manifest and padding; 0 when the record cannot be read
 * @param sealedBytes of all bodies
 * @param glimpse what a glance shows; only of a case that is {@link Standing.Ok}
 */
public record Row(
    CaseId caseId,
    String day,
    Standing standing,
    int parts,
    long sealedBytes,
    Optional<Glimpse> glimpse) {

  /**
   * The beginning of a message and how many files there are.
   *
   * @param opening untrusted text, at most {@value #OPENING} characters and an ellipsis
   */
  public record Glimpse(String opening, int files) {
    static final int OPENING = 120;
  }
}
