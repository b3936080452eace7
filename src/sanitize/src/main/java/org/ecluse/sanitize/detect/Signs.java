package org.ecluse.sanitize.detect;

import java.io.IOException;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;

/** By what the files of one family are known. */
interface Signs {

  /**
   * The kind, or UNKNOWN if it is none of this family.
   *
   * @param head the first bytes, {@code min(size, 4096)} of them
   * @throws org.ecluse.sanitize.io.Uncleanable if the file is of this family, but locked or damaged
   */
  MediaKind kind(byte[] head, Content content) throws IOException;
}
