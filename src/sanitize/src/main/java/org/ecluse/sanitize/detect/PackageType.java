package org.ecluse.sanitize.detect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.sanitize.io.Uncleanable;
import org.ecluse.sanitize.io.ZipDirectory;

/**
 * Packages that say in an entry {@code mimetype} what they are: OpenDocument (ODF 1.3, part 2,
 * §3.3) and EPUB (OCF 3.3 §4.3). An old package without one says it in its manifest.
 */
final class PackageType {

  private static final int LONGEST = 128;
  private static final String MANIFEST = "META-INF/manifest.xml";

  /** Types that are read as another one, which differs only in its name. */
  private static final Map<String, MediaKind> ALSO =
      Map.of(
          "application/vnd.oasis.opendocument.graphics-template", MediaKind.ODG,
          "application/vnd.oasis.opendocument.formula-template", MediaKind.ODF,
          "application/vnd.oasis.opendocument.text-web", MediaKind.ODT);

  private PackageType() {}

  /** The kind it names, UNKNOWN for a type nobody here cleans, nothing if it names none. */
  static Optional<MediaKind> of(ZipDirectory zip) throws IOException {
    Optional<String> type = stored(zip);
    if (type.isEmpty()) {
      type = listed(zip);
    }
    if (type.isEmpty()) {
      return Optional.empty();
    }
    String name = type.get();
    MediaKind kind = MediaKind.ofMediaType(name).orElse(ALSO.getOrDefault(name, MediaKind.UNKNOWN));
    refuseLocked(zip, kind);
    return Optional.of(kind);
  }

  private static Optional<String> stored(ZipDirectory zip) throws IOException {
    Optional<ZipDirectory.Entry> entry = zip.entry("mimetype");
    return entry.isEmpty()
        ? Optional.empty()
        : Optional.of(head(zip, entry.get(), LONGEST).strip());
  }

  private static Optional<String> listed(ZipDirectory zip) throws IOException {
    Optional<ZipDirectory.Entry> manifest = zip.entry(MANIFEST);
    if (manifest.isEmpty() || zip.entry("content.xml").isEmpty()) {
      return Optional.empty();
    }
    String text = head(zip, manifest.get(), 1 << 16);
    String family = "application/vnd.oasis.opendocument.";
    int start = text.indexOf(family);
    int end = start < 0 ? -1 : text.indexOf('"', start);
    return end < 0 ? Optional.empty() : Optional.of(text.substring(start, end));
  }

  /** A password locks parts one by one and says so in the manifest (ODF 1.3, part 2, §4.4). */
  private static void refuseLocked(ZipDirectory zip, MediaKind kind) throws IOException {
    Optional<ZipDirectory.Entry> manifest = zip.entry(MANIFEST);
    boolean family = kind.code() >= MediaKind.ODT.code() && kind.code() < MediaKind.DOC.code();
    if (family
        && manifest.isPresent()
        && head(zip, manifest.get(), 1 << 20).contains("encryption-data")) {
      throw new Uncleanable(Reason.ENCRYPTED);
    }
  }

  private static String head(ZipDirectory zip, ZipDirectory.Entry entry, int longest)
      throws IOException {
    try (InputStream in = zip.open(entry)) {
      return new String(in.readNBytes(longest), StandardCharsets.ISO_8859_1);
    }
  }
}
