package org.ecluse.sanitize;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.ecluse.core.Content;
import org.ecluse.core.Verdict;
import org.ecluse.sanitize.io.MemorySink;

/**
 * Cleans one small made document of each kind before READY, so that a waiting worker has its
 * classes loaded and is fast for the first file. It is a self-test as well: a worker whose own
 * documents do not come out clean serves nobody.
 *
 * <p>The documents are those of testkit's {@code MakeDocuments}, copied into the jar.
 */
final class WarmUp {

  private static final List<String> DOCUMENTS =
      List.of("small.jpg", "small.png", "small.pdf", "small.docx", "small.xlsx", "small.pptx");

  private static final long ROOM = 1 << 20;

  private WarmUp() {}

  static void run(Laundry laundry) throws IOException {
    for (String name : DOCUMENTS) {
      try (InputStream in = WarmUp.class.getResourceAsStream("warmup/" + name)) {
        if (in == null) {
          throw new IOException("a warm-up document is missing");
        }
        MemorySink sink = new MemorySink(ROOM);
        if (laundry.wash(Content.of(in.readAllBytes()), sink).verdict() != Verdict.CLEAN) {
          throw new IOException("a warm-up document did not come out clean");
        }
      }
    }
  }
}
