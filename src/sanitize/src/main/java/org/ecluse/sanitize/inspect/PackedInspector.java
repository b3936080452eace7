package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.io.InputStream;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.sanitize.io.Archives;

/** Looks at one packed file and into it. */
public final class PackedInspector implements Inspector {

  private final MediaKind kind;
  private final Within within;

  public PackedInspector(MediaKind kind, Within within) {
    this.kind = kind;
    this.within = within;
  }

  @Override
  public MediaKind kind() {
    return kind;
  }

  @Override
  public void inspect(Content content, Findings findings) throws IOException {
    PackedForm.count(kind, content, findings);
    Content unpacked = unpacked(content);
    if (unpacked.size() > 0) {
      within.inspect(unpacked, findings);
    }
  }

  @Override
  public void search(Content content, Search hits) throws IOException {
    if (hits.isNeeded()) {
      hits.bytes(content);
      Content unpacked = unpacked(content);
      if (unpacked.size() > 0) {
        within.search(unpacked, hits);
      }
    }
  }

  private Content unpacked(Content content) throws IOException {
    try (InputStream in = PackedForm.unpack(kind, content)) {
      return Archives.hold(in);
    }
  }
}
