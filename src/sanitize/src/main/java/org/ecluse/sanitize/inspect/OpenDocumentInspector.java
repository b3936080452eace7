package org.ecluse.sanitize.inspect;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Uncleanable;
import org.ecluse.sanitize.io.ZipDirectory;

/** Looks at every entry of an OpenDocument package, used or not. */
public final class OpenDocumentInspector implements Inspector {

  private static final Map<String, TraceGroup> PARTS = new LinkedHashMap<>();

  static {
    PARTS.put("thumbnails/", TraceGroup.THUMBNAIL);
    PARTS.put("manifest.rdf", TraceGroup.IDENTIFIER);
    PARTS.put("basic/", TraceGroup.HIDDEN);
    PARTS.put("scripts/", TraceGroup.HIDDEN);
    PARTS.put("dialogs/", TraceGroup.HIDDEN);
    PARTS.put("configurations2/", TraceGroup.SOFTWARE);
    PARTS.put("settings.xml", TraceGroup.SOFTWARE);
    PARTS.put("layout-cache", TraceGroup.OTHER);
    PARTS.put("versions", TraceGroup.HISTORY);
    PARTS.put("signatures.xml", TraceGroup.PERSON);
    PARTS.put("fonts/", TraceGroup.IDENTIFIER);
    PARTS.put("database/", TraceGroup.HIDDEN);
  }

  private final MediaKind kind;
  private final Within within;

  public OpenDocumentInspector(MediaKind kind, Within within) {
    this.kind = kind;
    this.within = within;
  }

  @Override
  public MediaKind kind() {
    return kind;
  }

  @Override
  public void inspect(Content content, Findings findings) throws IOException {
    ZipDirectory zip = new ZipDirectory(content);
    ZipForm.count(content, zip, findings);
    long unfolded = 0;
    for (ZipDirectory.Entry entry : zip.entries()) {
      if (entry.name().endsWith("/") || entry.name().equals("mimetype")) {
        continue;
      }
      byte[] bytes = bytes(zip, entry);
      unfolded += bytes.length;
      if (unfolded > Bounds.UNFOLDED) {
        throw Uncleanable.tooLarge();
      }
      entry(entry.name().toLowerCase(Locale.ROOT), bytes, findings);
    }
  }

  private void entry(String name, byte[] bytes, Findings findings) throws IOException {
    PARTS.forEach(
        (part, group) -> {
          if (name.contains(part)) {
            findings.count(group, "part " + part.replace("/", ""));
          }
        });
    if (name.startsWith("thumbnails/") || bytes.length == 0) {
      return;
    }
    if (name.endsWith(".xml") || name.endsWith(".rdf")) {
      xml(bytes, findings);
    } else {
      Embedded.count(bytes, within, findings);
    }
  }

  private void xml(byte[] bytes, Findings findings) throws IOException {
    OpenDocumentTraces traces =
        new OpenDocumentTraces(findings, p -> Embedded.countQuietly(p, within, findings));
    try {
      Sax.parse(new ByteArrayInputStream(bytes), traces);
    } catch (Uncleanable e) {
      if (e.reason() == Reason.TOO_LARGE) {
        throw e;
      }
      findings.count(TraceGroup.OTHER, "part not readable");
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (text.contains("<!--") || text.indexOf("<?", 2) > 0) {
      findings.count(TraceGroup.OTHER, "XML comment");
    }
  }

  @Override
  public void search(Content content, Search hits) throws IOException {
    if (!hits.isNeeded()) {
      return;
    }
    ZipDirectory zip = new ZipDirectory(content);
    for (ZipDirectory.Entry entry : zip.entries()) {
      hits.whole(entry.name().getBytes(StandardCharsets.UTF_8), Search.Place.HIDDEN);
      byte[] bytes = bytes(zip, entry);
      if (entry.name().endsWith(".xml")) {
        Sax.parse(new ByteArrayInputStream(bytes), new MarkupSearch(hits));
      } else if (bytes.length > 0) {
        hits.whole(bytes, Search.Place.HIDDEN);
        within.search(Content.of(bytes), hits);
      }
    }
  }

  private static byte[] bytes(ZipDirectory zip, ZipDirectory.Entry entry) throws IOException {
    try (InputStream in = zip.open(entry)) {
      byte[] bytes = in.readNBytes(Bounds.PART_IN_MEMORY + 1);
      if (bytes.length > Bounds.PART_IN_MEMORY) {
        throw Uncleanable.tooLarge();
      }
      return bytes;
    }
  }
}
