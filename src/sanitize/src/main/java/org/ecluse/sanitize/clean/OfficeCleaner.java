package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.sanitize.io.OfficeMain;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.ZipDirectory;

/**
 * Documents, spreadsheets and presentations in office packages (ECMA-376, transitional and strict),
 * with their templates and the forms with macros. The kind stays what it was, so that programs open
 * it under its name; the macros do not. Tracked changes are accepted, comments go, hidden sheets,
 * hidden slides and notes for the speaker stay.
 */
public final class OfficeCleaner implements Cleaner {

  private final MediaKind kind;
  private final Inner inner;
  private final Set<Step> steps;

  /**
   * Cleans packages of one kind.
   *
   * @param inner cleans the documents in them
   * @throws IllegalArgumentException if files of that kind are no office packages
   */
  public OfficeCleaner(MediaKind kind, Inner inner) {
    this(kind, inner, EnumSet.allOf(Step.class));
  }

  /** A seam for tests that leave out a step on purpose. */
  OfficeCleaner(MediaKind kind, Inner inner, Set<Step> steps) {
    OfficeMain.contentType(kind);
    this.kind = kind;
    this.inner = inner;
    this.steps = steps;
  }

  @Override
  public MediaKind kind() {
    return kind;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    ZipDirectory zip = new ZipDirectory(source);
    new OfficePackage(zip, kind, inner, steps, notes).write(new PackageWriter(sink));
  }
}
