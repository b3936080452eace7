package org.ecluse.sanitize.inspect;

import java.io.IOException;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.TraceGroup;

/** Looks at compound files of unknown programs: all that is no stream of the document itself. */
public final class CompoundInspector implements Inspector {

  @Override
  public MediaKind kind() {
    return MediaKind.COMPOUND;
  }

  @Override
  public void inspect(Content content, Findings findings) throws IOException {
    OleFile file = new OleFile(content);
    for (OleFile.Entry entry : file.entries()) {
      if (entry.marked()) {
        findings.count(TraceGroup.TIME, "OLE times of entries");
      }
      String name = entry.name();
      if (entry.isStream() && name.endsWith("SummaryInformation")) {
        OleProperties.count(name, file.bytes(entry), findings);
      } else if (entry.isStream() && name.startsWith("\u0005")) {
        findings.count(TraceGroup.OTHER, "property set");
      } else if (name.equalsIgnoreCase("Macros") || name.equalsIgnoreCase("VBA")) {
        findings.count(TraceGroup.OTHER, "macros");
      } else if (name.equals("_signatures") || name.equals("_xmlsignatures")) {
        findings.count(TraceGroup.PERSON, "signature");
      } else if (name.equals("Envelope")) {
        findings.count(TraceGroup.PERSON, "envelope of a mail");
      } else if (name.equals("PrvText") || name.equals("PrvImage")) {
        findings.count(TraceGroup.THUMBNAIL, "preview");
      }
    }
    if (file.leftOver() > 0) {
      findings.count(TraceGroup.HIDDEN, "left-over sectors");
    }
  }

  @Override
  public void search(Content content, Search hits) throws IOException {
    OleTraces.search(new OleFile(content), java.util.Set.of(), hits);
  }
}
