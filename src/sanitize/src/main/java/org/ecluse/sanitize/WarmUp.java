package org.ecluse.sanitize;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.ecluse.core.Content;
import org.ecluse.core.Verdict;
import org.ecluse.sanitize.io.MemorySink;

/**
 * Cleans small made documents before READY. A worker whose own documents do not come out clean
 * serves nobody.
 *
 * <p>{@link #some} loads what most files need. {@link #every} is the self-test of the first worker
 * of a host: one document of each kind, for twice the processor time. A PDF in a worker that had
 * only the other waits a tenth of a second longer.
 *
 * <p>The documents are those of testkit's {@code MakeDocuments}, copied into the jar.
 */
final class WarmUp {

  private static final List<String> SOME = List.of("small.jpg");
  private static final List<String> EVERY =
      List.of("small.jpg", "small.png", "small.pdf", "small.docx", "small.xlsx", "small.pptx");

  private static final long ROOM = 1 << 20;

  private WarmUp() {}

  static void some(Laundry laundry) throws IOException {
    clean(laundry, SOME);
  }

  static void every(Laundry laundry) throws IOException {
    clean(laundry, EVERY);
  }

  private static void clean(Laundry laundry, List<String> documents) throws IOException {
    for (String name : documents) {
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
