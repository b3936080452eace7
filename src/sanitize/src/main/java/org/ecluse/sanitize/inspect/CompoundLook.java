package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.CompoundFile;

/** What an OLE2 compound file holds beside the streams that are the document. */
final class CompoundLook {

  private static final String SUMMARY = "\u0005summaryinformation";
  private static final String DOCUMENT = "\u0005documentsummaryinformation";

  /** First letters of a path, and what stands there. */
  private static final Map<String, String> KNOWN =
      Map.of(
          "_vba_project_cur/", "macros",
          "macros/", "macros",
          "vba/", "macros",
          "_sx_db_cur/", "copy of outside data",
          "mbd", "embedded document",
          "objectpool/", "embedded document",
          "msodatastore/", "custom data",
          "_xmlsignatures/", "signature",
          "_signatures", "signature");

  private CompoundLook() {}

  /**
   * Counts everything but some streams.
   *
   * @param own names of the streams that are looked at elsewhere, in lower case
   */
  static void count(CompoundFile file, Set<String> own, Findings findings) throws IOException {
    for (CompoundFile.Entry entry : file.streams()) {
      String path = entry.path().toLowerCase(Locale.ROOT);
      if (path.equals(SUMMARY) || path.equals(DOCUMENT)) {
        PropertySets.count(file.bytes(entry), path.equals(SUMMARY), findings);
      } else if (path.equals("revision log") || path.equals("user names")) {
        findings.count(TraceGroup.HISTORY, "who changed what");
      } else if (!own.contains(path)) {
        other(path, findings);
      }
    }
    if (file.hasLeftovers()) {
      findings.count(TraceGroup.HIDDEN, "bytes of nobody");
    }
  }

  private static void other(String path, Findings findings) {
    findings.count(
        TraceGroup.HIDDEN,
        KNOWN.entrySet().stream()
            .filter(known -> path.startsWith(known.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse("stream of another kind"));
  }
}
