package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.util.Set;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.CompoundFile;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * Compound files ([MS-CFB]) of programs whose streams nobody here reads: drawings, brochures,
 * letters. Property sets ([MS-OLEPS]), macros, signatures, previews, envelopes, times of storages
 * and sectors of nobody go; the other streams are copied as they are, so the copy is never CLEAN.
 */
public class CompoundCleaner implements Cleaner {

  private static final Set<String> DROPPED =
      Set.of(
          "macros",
          "vba",
          "_vba_project_cur",
          "_xmlsignatures",
          "_signatures",
          "msodatastore",
          "envelope",
          "prvtext",
          "prvimage",
          "scripts");

  @Override
  public MediaKind kind() {
    return MediaKind.COMPOUND;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    notes.left(TraceGroup.OTHER, "streams of an unknown program");
    CompoundFile file = CompoundFile.read(source);
    CompoundWriter out = new CompoundWriter(file.program());
    boolean any = false;
    for (CompoundFile.Entry entry : file.streams()) {
      if (stays(entry.path())) {
        out.put(entry.path(), file.bytes(entry));
        any = true;
      }
    }
    if (!any) {
      throw Uncleanable.damaged();
    }
    sink.write(out.bytes());
  }

  /** Whether a stream is copied; the seam for a test that breaks this cleaner on purpose. */
  boolean stays(String path) {
    for (String name : path.split("/", -1)) {
      // Names of property sets begin so ([MS-OLEPS] §2.23).
      if (name.startsWith("\u0005") || DROPPED.contains(name.toLowerCase(java.util.Locale.ROOT))) {
        return false;
      }
    }
    return true;
  }
}
