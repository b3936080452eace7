package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.sanitize.io.Sink;

/** OpenDocument in one XML file (OASIS ODF 1.3, part 3, §3.1.2), pictures inside as text. */
public final class FlatDocumentCleaner implements Cleaner {

  private final MediaKind kind;
  private final Inner inner;

  public FlatDocumentCleaner(MediaKind kind, Inner inner) {
    this.kind = kind;
    this.inner = inner;
  }

  @Override
  public MediaKind kind() {
    return kind;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    EmbeddedPictures pictures = new EmbeddedPictures(inner);
    OdfXml.Parts nothingElse =
        new OdfXml.Parts() {
          @Override
          public Optional<String> picture(String href) {
            return Optional.empty();
          }

          @Override
          public Optional<String> object(String href) {
            return Optional.empty();
          }

          @Override
          public byte[] inline(byte[] picture) throws IOException {
            return pictures.clean(picture, notes).bytes();
          }
        };
    try (InputStream in = source.stream()) {
      new OdfXml(nothingElse, false).copy(in, sink);
    }
  }
}
