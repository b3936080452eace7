package org.ecluse.sanitize.clean;

import java.io.IOException;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.sanitize.io.Sink;

/**
 * Cleans a document found inside another one (a member of an archive, an attachment, an embedded
 * file) as its bytes say, with the same cleaners and within one {@link
 * org.ecluse.sanitize.io.Budget} for the whole file, however deep.
 */
public interface Inner {

  /**
   * Writes a clean copy of the member.
   *
   * @return the kind of what was written, which for a few kinds is another than that of the member
   * @throws org.ecluse.sanitize.io.Uncleanable with {@code TOO_LARGE} once the budget is spent:
   *     never to be caught; with another reason if there is no clean copy of this member. What was
   *     written to the sink is void then
   */
  MediaKind clean(Content member, Sink sink, Notes notes) throws IOException;
}
