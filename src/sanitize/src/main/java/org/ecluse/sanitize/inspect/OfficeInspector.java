package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Uncleanable;
import org.ecluse.sanitize.io.ZipDirectory;

/** Looks at every entry of an office document, related to anything or not. */
public final class OfficeInspector implements Inspector {

  private static final Map<String, TraceGroup> PARTS =
      Map.ofEntries(
          Map.entry("thumbnail", TraceGroup.THUMBNAIL),
          Map.entry("comments", TraceGroup.HIDDEN),
          Map.entry("people", TraceGroup.PERSON),
          Map.entry("customxml/", TraceGroup.HIDDEN),
          Map.entry("embeddings/", TraceGroup.HIDDEN),
          Map.entry("vbaproject", TraceGroup.HIDDEN),
          Map.entry("glossary/", TraceGroup.HIDDEN),
          Map.entry("_xmlsignatures/", TraceGroup.PERSON),
          Map.entry("printersettings", TraceGroup.DEVICE),
          Map.entry("docprops/custom", TraceGroup.OTHER),
          Map.entry("fonts/", TraceGroup.IDENTIFIER),
          Map.entry("activex/", TraceGroup.HIDDEN),
          Map.entry("ink/", TraceGroup.HIDDEN));

  private final MediaKind kind;

  public OfficeInspector(MediaKind kind) {
    this.kind = kind;
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
      if (entry.name().endsWith("/")) {
        continue;
      }
      String name = entry.name().toLowerCase(Locale.ROOT);
      PARTS.forEach(
          (part, group) -> {
            if (name.contains(part)) {
              findings.count(group, "part " + part.replace("/", ""));
            }
          });
      byte[] bytes;
      try (InputStream in = zip.open(entry)) {
        bytes = in.readNBytes(Bounds.PART_IN_MEMORY + 1);
      }
      unfolded += bytes.length;
      if (bytes.length > Bounds.PART_IN_MEMORY || unfolded > Bounds.UNFOLDED) {
        throw Uncleanable.tooLarge();
      }
      if (name.endsWith(".xml") || name.endsWith(".rels") || name.endsWith(".vml")) {
        OfficeXml.count(name, bytes, findings);
      } else {
        EmbeddedPicture.count(bytes, findings);
      }
    }
  }

  @Override
  public void search(Content content, Search hits) throws IOException {
    if (!hits.isNeeded()) {
      return;
    }
    ZipDirectory zip = new ZipDirectory(content);
    for (ZipDirectory.Entry entry : zip.entries()) {
      hits.whole(
          entry.name().getBytes(java.nio.charset.StandardCharsets.UTF_8), Search.Place.HIDDEN);
      byte[] bytes;
      try (InputStream in = zip.open(entry)) {
        bytes = in.readNBytes(Bounds.PART_IN_MEMORY);
      }
      if (entry.name().endsWith(".xml") || entry.name().endsWith(".rels")) {
        OfficeXml.search(bytes, hits);
      } else {
        hits.whole(bytes, Search.Place.HIDDEN);
      }
    }
  }
}
