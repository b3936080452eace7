package org.ecluse.sanitize.inspect;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Uncleanable;
import org.ecluse.sanitize.io.Unfolding;
import org.ecluse.sanitize.io.ZipDirectory;

/** Looks at every part of a package of an unknown program. */
public final class PackageInspector implements Inspector {

  /** What the name of a part says it is, and whom that may name. */
  private static final Map<String, TraceGroup> TELLING =
      Map.of(
          "docprops", TraceGroup.PERSON,
          "customxml", TraceGroup.OTHER,
          "thumbnail", TraceGroup.THUMBNAIL,
          "quicklook", TraceGroup.THUMBNAIL,
          "printersettings", TraceGroup.DEVICE,
          "vbaproject", TraceGroup.OTHER,
          "signatures", TraceGroup.PERSON);

  @Override
  public MediaKind kind() {
    return MediaKind.PACKAGE;
  }

  @Override
  public void inspect(Content content, Findings findings) throws IOException {
    ZipDirectory zip = new ZipDirectory(content);
    ZipForm.count(content, zip, findings);
    long room = Bounds.UNFOLDED;
    for (ZipDirectory.Entry entry : zip.entries()) {
      String name = entry.name().toLowerCase(Locale.ROOT);
      TELLING.forEach(
          (word, group) -> {
            if (name.contains(word)) {
              findings.count(group, "part " + word);
            }
          });
      byte[] bytes = bytes(zip, entry, room);
      room -= bytes.length;
      part(name, bytes, findings);
    }
  }

  private static void part(String name, byte[] bytes, Findings findings) throws IOException {
    String start = new String(bytes, 0, Math.min(8, bytes.length), StandardCharsets.ISO_8859_1);
    if (name.startsWith("metadata/") || name.endsWith("buildversionhistory.plist")) {
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      if (start.startsWith("bplist")
          || text.contains("<string>")
          || text.matches("(?s).*[1-9a-f]{3}-.*")) {
        findings.count(TraceGroup.IDENTIFIER, "properties of the package");
      }
    } else if (start.contains("<?xml")) {
      XmlInspector.count(new ByteArrayInputStream(bytes), findings);
    } else {
      EmbeddedPicture.count(bytes, findings);
    }
  }

  @Override
  public void search(Content content, Search hits) throws IOException {
    if (!hits.isNeeded()) {
      return;
    }
    ZipDirectory zip = new ZipDirectory(content);
    long room = Bounds.UNFOLDED;
    for (ZipDirectory.Entry entry : zip.entries()) {
      hits.whole(entry.name().getBytes(StandardCharsets.UTF_8), Search.Place.HIDDEN);
      byte[] bytes = bytes(zip, entry, room);
      room -= bytes.length;
      hits.whole(bytes, Search.Place.HIDDEN);
    }
  }

  private static byte[] bytes(ZipDirectory zip, ZipDirectory.Entry entry, long room)
      throws IOException {
    if (entry.name().endsWith("/")) {
      return new byte[0];
    }
    try (Unfolding in = new Unfolding(zip.open(entry), room)) {
      byte[] bytes = in.readNBytes(Bounds.PART_IN_MEMORY + 1);
      if (bytes.length > Bounds.PART_IN_MEMORY) {
        throw Uncleanable.tooLarge();
      }
      return bytes;
    }
  }
}
