package org.ecluse.sanitize.clean;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.MemorySink;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Uncleanable;
import org.ecluse.sanitize.io.Unfolding;
import org.ecluse.sanitize.io.ZipDirectory;

/**
 * Packages of programs nobody here knows: binary workbooks, Visio, XPS, iWork. The parts that
 * describe go, and with them the relations to them (ECMA-376-2 §6.5); pictures, sound, film and XML
 * are cleaned as what they are; other parts are copied under their names, so the copy is never
 * CLEAN.
 */
public class PackageCleaner implements Cleaner {

  private static final Pattern GOES =
      Pattern.compile(
          "docprops/.*|customxml/.*|quicklook/.*|(.*/)?thumbnails?[./].*|.*/thumbnail[^/]*"
              + "|.*printersettings.*|.*vbaproject.*|(.*/)?_xmlsignatures/.*|.*/persons/.*");

  private static final Pattern EMPTIED =
      Pattern.compile("metadata/.*|(.*/)?buildversionhistory.plist");

  private static final Set<String> CLEANED =
      Set.of(
          "jpg", "jpeg", "png", "gif", "tif", "tiff", "webp", "heic", "bmp", "pdf", "mov", "mp4",
          "m4v", "m4a", "mp3", "wav", "aiff", "svg");

  private static final String TYPES = "[Content_Types].xml";
  private static final String EMPTY_LIST = "<plist version=\"1.0\"><dict/></plist>";
  private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

  private final Inner inner;

  public PackageCleaner(Inner inner) {
    this.inner = inner;
  }

  @Override
  public MediaKind kind() {
    return MediaKind.PACKAGE;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    notes.left(TraceGroup.OTHER, "parts of an unknown program");
    ZipDirectory zip = new ZipDirectory(source);
    PackageWriter out = new PackageWriter(sink);
    Set<String> gone = new TreeSet<>();
    for (ZipDirectory.Entry entry : zip.entries()) {
      if (goes(entry.name().toLowerCase(Locale.ROOT))) {
        gone.add(entry.name());
      }
    }
    long room = Bounds.UNFOLDED;
    for (ZipDirectory.Entry entry : zip.entries()) {
      String name = entry.name();
      if (name.endsWith("/") || gone.contains(name)) {
        continue;
      }
      Unfolding in = new Unfolding(zip.open(entry), room);
      try (in) {
        out.entry(name, part(name, in, gone, notes));
      }
      room -= in.count();
    }
    out.finish();
  }

  /** Whether a part is left out; the seam for a test that breaks this cleaner on purpose. */
  boolean goes(String name) {
    return GOES.matcher(name).matches();
  }

  private byte[] part(String name, InputStream in, Set<String> gone, Notes notes)
      throws IOException {
    byte[] bytes = in.readNBytes(Bounds.PART_IN_MEMORY + 1);
    if (bytes.length > Bounds.PART_IN_MEMORY) {
      throw Uncleanable.tooLarge();
    }
    String lower = name.toLowerCase(Locale.ROOT);
    if (EMPTIED.matcher(lower).matches()) {
      return (lower.endsWith(".plist") ? EMPTY_LIST : NOBODY).getBytes(StandardCharsets.US_ASCII);
    } else if (name.equals(TYPES) || lower.endsWith(".rels")) {
      MemorySink sink = new MemorySink(2L * Bounds.PART_IN_MEMORY);
      PackageLinks.copy(new ByteArrayInputStream(bytes), sink, gone);
      return sink.bytes();
    }
    String extension = lower.substring(lower.lastIndexOf('.') + 1);
    boolean xml =
        new String(bytes, 0, Math.min(8, bytes.length), StandardCharsets.UTF_8)
            .replace("\ufeff", "")
            .startsWith("<?xml");
    return xml || CLEANED.contains(extension) ? clean(bytes, notes) : bytes;
  }

  private byte[] clean(byte[] bytes, Notes notes) throws IOException {
    MemorySink sink = new MemorySink(4L * bytes.length + Bounds.BLOCK);
    try {
      inner.clean(Content.of(bytes), sink, notes);
      return sink.bytes();
    } catch (Uncleanable e) {
      if (e.reason() == Reason.TOO_LARGE) {
        throw e;
      }
      notes.left(TraceGroup.OTHER, "part nobody could clean");
      return bytes;
    }
  }
}
