package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.ecluse.core.TraceGroup;

/** What a compound file says besides the streams of its document ([MS-CFB]). */
final class OleTraces {

  private OleTraces() {}

  static void count(OleFile file, Set<String> document, Findings findings) throws IOException {
    for (OleFile.Entry entry : file.entries()) {
      if (entry.marked()) {
        findings.count(TraceGroup.TIME, "OLE times of entries");
      }
      String name = entry.name();
      if (entry.type() == 5 || (entry.parent() == 0 && document.contains(name))) {
        continue;
      }
      if (entry.isStream() && name.endsWith("SummaryInformation")) {
        OleProperties.count(name, file.bytes(entry), findings);
      } else if (name.equals("_VBA_PROJECT") || name.equals("Macros")) {
        findings.count(TraceGroup.OTHER, "macros");
      } else if (name.equals("_signatures") || name.equals("_xmlsignatures")) {
        findings.count(TraceGroup.PERSON, "signature");
      } else if (!entry.isStream()) {
        findings.count(TraceGroup.HIDDEN, "OLE folder");
      } else {
        findings.count(TraceGroup.HIDDEN, "OLE stream");
      }
    }
    if (file.leftOver() > 0) {
      findings.count(TraceGroup.HIDDEN, "left-over sectors");
    }
  }

  /** All streams of a file but those that a caller searches itself. */
  static void search(OleFile file, Set<String> apart, Search hits) throws IOException {
    for (OleFile.Entry entry : file.entries()) {
      hits.whole(entry.name().getBytes(StandardCharsets.UTF_8), Search.Place.HIDDEN);
      if (entry.isStream() && !(entry.parent() == 0 && apart.contains(entry.name()))) {
        hits.whole(file.bytes(entry), Search.Place.HIDDEN);
      }
    }
  }
}
