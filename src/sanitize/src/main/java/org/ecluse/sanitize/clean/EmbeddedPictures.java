package org.ecluse.sanitize.clean;

import java.io.IOException;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.MemorySink;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * Pictures inside documents, by the cleaners of their own kinds; what only documents hold (Windows
 * metafiles) by {@link Pictures}, which names what it must leave.
 */
final class EmbeddedPictures {

  private final Inner inner;
  private final Pictures pictures = new Pictures();

  EmbeddedPictures(Inner inner) {
    this.inner = inner;
  }

  /** A clean picture and the extension of its kind. */
  @SuppressWarnings("ArrayRecordComponent")
  record Clean(byte[] bytes, String extension, String mediaType) {}

  Clean clean(byte[] picture, Notes notes) throws IOException {
    Notes own = new Notes();
    MemorySink sink = new MemorySink(Bounds.PART_IN_MEMORY);
    try {
      MediaKind kind = inner.clean(Content.of(picture), sink, own);
      notes.addAll(own);
      return new Clean(sink.bytes(), kind.extension(), kind.mediaType());
    } catch (Uncleanable e) {
      if (e.reason() == Reason.TOO_LARGE) {
        throw e;
      }
    } catch (IOException e) {
      // Damaged as that kind; what follows keeps it and says so, or knows better.
    }
    Pictures.Picture kept = pictures.clean(picture, notes);
    return new Clean(kept.bytes(), kept.sort().extension(), kept.sort().contentType());
  }
}
