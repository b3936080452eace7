package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.util.Optional;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Archives;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.MemorySink;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * Cleans the members of an archive one by one and hands them on. A member that has no clean copy
 * stays as it is, with a note that keeps the verdict below CLEAN. Links and devices, which can lead
 * out of an archive, and the files that systems leave in folders are dropped.
 */
final class MemberCleaning implements Archives.Visitor {

  /** Where cleaned members go. */
  interface Target {
    void file(String name, byte[] bytes) throws IOException;

    void folder(String name) throws IOException;
  }

  private final Inner inner;
  private final Notes notes;
  private final Target target;
  private final MemberNames names = new MemberNames();

  MemberCleaning(Inner inner, Notes notes, Target target) {
    this.inner = inner;
    this.notes = notes;
    this.target = target;
  }

  @Override
  public void member(String name, Archives.Sort sort, Content content) throws IOException {
    if (MemberNames.isOfASystem(name)) {
      return;
    }
    if (sort == Archives.Sort.FOLDER) {
      Optional<String> folder = names.folder(name);
      if (folder.isPresent()) {
        target.folder(folder.get());
      }
    } else if (sort == Archives.Sort.FILE) {
      file(name, content);
    }
  }

  private void file(String name, Content content) throws IOException {
    Cleaned cleaned = clean(inner, content, notes);
    Optional<String> kept = names.name(name, cleaned.kind());
    if (kept.isEmpty()) {
      kept = names.name("file", cleaned.kind());
    }
    target.file(kept.orElse("file"), cleaned.bytes());
  }

  /** A member, clean or as it was. */
  @SuppressWarnings("ArrayRecordComponent")
  record Cleaned(byte[] bytes, Optional<MediaKind> kind) {}

  static Cleaned clean(Inner inner, Content content, Notes notes) throws IOException {
    if (content.size() == 0) {
      return new Cleaned(new byte[0], Optional.empty());
    }
    Notes own = new Notes();
    MemorySink sink = new MemorySink(Bounds.PART_IN_MEMORY);
    try {
      MediaKind kind = inner.clean(content, sink, own);
      notes.addAll(own);
      return new Cleaned(sink.bytes(), Optional.of(kind));
    } catch (Uncleanable e) {
      if (e.reason() == Reason.TOO_LARGE) {
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      // No clean copy of this one. Its failure must not take the others with it.
    }
    notes.left(TraceGroup.IDENTIFIER, "member kept as it was");
    return new Cleaned(bytes(content), Optional.empty());
  }

  private static byte[] bytes(Content content) throws IOException {
    byte[] bytes = new byte[Math.toIntExact(content.size())];
    content.read(0, bytes, 0, bytes.length);
    return bytes;
  }
}
