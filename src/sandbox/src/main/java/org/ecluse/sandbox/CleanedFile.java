package org.ecluse.sandbox;

import java.io.IOException;
import org.ecluse.core.Cleaned;
import org.ecluse.core.Content;
import org.ecluse.core.Report;
import org.ecluse.core.Spooled;
import org.jspecify.annotations.Nullable;

/** What a worker made of a file; without bytes when it was refused. */
final class CleanedFile implements Cleaned {

  private final @Nullable Spooled bytes;
  private final Content content;
  private final Report report;

  CleanedFile(Spooled bytes, Report report) {
    this.bytes = bytes;
    this.content = bytes;
    this.report = report;
  }

  private CleanedFile(Report report) {
    this.bytes = null;
    this.content = Content.empty();
    this.report = report;
  }

  static Cleaned refused(Report report) {
    return new CleanedFile(report);
  }

  @Override
  public Report report() {
    return report;
  }

  @Override
  public long size() {
    return content.size();
  }

  @Override
  public void read(long offset, byte[] into, int start, int length) throws IOException {
    content.read(offset, into, start, length);
  }

  @Override
  public void close() {
    if (bytes != null) {
      bytes.close();
    }
  }
}
