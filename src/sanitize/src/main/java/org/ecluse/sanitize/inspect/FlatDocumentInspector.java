package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.io.InputStream;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;

/** Looks at OpenDocument in one XML file. */
public final class FlatDocumentInspector implements Inspector {

  private final MediaKind kind;
  private final Within within;

  public FlatDocumentInspector(MediaKind kind, Within within) {
    this.kind = kind;
    this.within = within;
  }

  @Override
  public MediaKind kind() {
    return kind;
  }

  @Override
  public void inspect(Content content, Findings findings) throws IOException {
    OpenDocumentTraces traces =
        new OpenDocumentTraces(findings, p -> Embedded.countQuietly(p, within, findings));
    try (InputStream in = content.stream()) {
      Sax.parse(in, traces);
    }
  }

  @Override
  public void search(Content content, Search hits) throws IOException {
    if (!hits.isNeeded()) {
      return;
    }
    try (InputStream in = content.stream()) {
      Sax.parse(in, new MarkupSearch(hits));
    }
  }
}
