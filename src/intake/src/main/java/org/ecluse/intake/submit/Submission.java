package org.ecluse.intake.submit;

import java.util.List;
import org.ecluse.core.Unclean;

/** A form that was read to its end and is worth sealing. Closing it empties the spool of it. */
record Submission(String message, Unclean unclean, List<KeptFile> files) implements AutoCloseable {

  Submission {
    files = List.copyOf(files);
  }

  List<KeptFile> taken() {
    return files.stream().filter(KeptFile::taken).toList();
  }

  @Override
  public void close() {
    files.forEach(KeptFile::close);
  }
}
