package org.ecluse.sanitize.clean;

import java.io.IOException;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.sanitize.io.Sink;

/** Rewrites files of one kind without what could name a person, a place, a time or a device. */
public interface Cleaner {

  MediaKind kind();

  /** What it writes: the same kind, but for formats that only others can stand for. */
  default MediaKind output() {
    return kind();
  }

  /**
   * Writes a clean copy of the source.
   *
   * @param notes what could not be cleaned and had to stay
   * @throws org.ecluse.sanitize.io.Uncleanable if there can be no clean copy
   * @throws IOException if the source breaks the rules of its format; what was written is thrown
   *     away
   */
  void clean(Content source, Sink sink, Notes notes) throws IOException;
}
