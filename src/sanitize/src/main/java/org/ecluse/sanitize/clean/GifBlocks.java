package org.ecluse.sanitize.clean;

import java.io.IOException;
import org.ecluse.core.Content;
import org.ecluse.sanitize.io.MemorySink;

/** A GIF inside a document. */
final class GifBlocks {

  private GifBlocks() {}

  static byte[] bare(byte[] gif) throws IOException {
    MemorySink sink = new MemorySink(gif.length + 64L);
    new GifCleaner().clean(Content.of(gif), sink, new Notes());
    return sink.bytes();
  }
}
