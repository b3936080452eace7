package org.ecluse.sanitize.inspect;

import java.io.IOException;
import org.ecluse.core.Content;

/**
 * Looks at a document found inside another one, as its bytes say. A member of a kind that nobody
 * here can read counts as an identifier. The budget of {@link org.ecluse.sanitize.io.Budget} holds
 * for the whole file, however deep.
 */
public interface Within {

  void inspect(Content member, Findings findings) throws IOException;

  void search(Content member, Search hits) throws IOException;
}
