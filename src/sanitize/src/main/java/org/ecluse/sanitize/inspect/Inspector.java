package org.ecluse.sanitize.inspect;

import java.io.IOException;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;

/** Takes the inventory of files of one kind. */
public interface Inspector {

  MediaKind kind();

  /**
   * Counts every trace, also in the pictures inside.
   *
   * @throws IOException if the file cannot be read as what it should be
   */
  void inspect(Content content, Findings findings) throws IOException;

  /**
   * Looks for values in everything the file holds, unfolded.
   *
   * @param hits the search to feed
   */
  void search(Content content, Search hits) throws IOException;
}
