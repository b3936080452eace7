package org.ecluse.console.pages;

import java.util.ArrayList;
import java.util.List;
import org.ecluse.console.cases.Opened;
import org.ecluse.core.CaseId;
import org.ecluse.core.Manifest;
import org.ecluse.core.PartFacts;
import org.ecluse.core.Unclean;
import org.jspecify.annotations.Nullable;

/** An opened case, in words. Everything that a source wrote went through {@link Shown}. */
public record CaseView(
    String id,
    String shortId,
    String isoDay,
    String day,
    Spoken spoken,
    Unclean unclean,
    String message,
    List<FileView> files,
    boolean wholeChecked,
    @Nullable String newer,
    @Nullable String older,
    int parts,
    String size,
    long epoch,
    String form,
    String node,
    String boot,
    long counter) {

  static CaseView of(Tongue tongue, Opened opened) {
    Manifest manifest = opened.manifest();
    List<FileView> files = new ArrayList<>();
    for (Manifest.FileEntry entry : manifest.files()) {
      files.add(FileView.of(tongue, files.size() + 1, entry));
    }
    return new CaseView(
        manifest.caseId().text(),
        Words.shortId(manifest.caseId()),
        opened.day(),
        Words.day(tongue, opened.day()),
        Spoken.of(manifest.language()),
        manifest.unclean(),
        Shown.text(manifest.message()),
        List.copyOf(files),
        opened.wholeChecked(),
        opened.newer().map(CaseId::text).orElse(null),
        opened.older().map(CaseId::text).orElse(null),
        opened.record().parts().size(),
        tongue.size(opened.record().parts().stream().mapToLong(PartFacts::bodySize).sum()),
        opened.record().epoch(),
        manifest.form().text(),
        manifest.node(),
        manifest.boot(),
        manifest.counter());
  }
}
