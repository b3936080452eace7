package org.ecluse.console.cases;

import java.util.Optional;
import org.ecluse.core.CaseId;
import org.ecluse.core.Manifest;
import org.ecluse.seal.CommitRecord;

/**
 * A case that was verified and opened.
 *
 * @param day when the storage says it came (UTC)
 * @param wholeChecked whether every stored part was compared with the record; of a very large case
 *     only when a file is downloaded
 */
public record Opened(
    String day,
    CommitRecord record,
    Manifest manifest,
    boolean wholeChecked,
    Optional<CaseId> newer,
    Optional<CaseId> older) {}
