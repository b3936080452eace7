package org.ecluse.sanitize.inspect;

import java.io.IOException;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Uncleanable;

/** Looks at a WebP: a walk of our own over chunks, metadata-extractor for what is in them. */
public final class WebpInspector implements Inspector {

  private static final int MINIMAL_EXIF = 26;

  @Override
  public MediaKind kind() {
    return MediaKind.WEBP;
  }

  @Override
  public void inspect(Content content, Findings findings) throws IOException {
    RiffWalk walk = new RiffWalk(content, false);
    boolean[] coded = new boolean[1];
    walk.visit(
        12,
        walk.end(findings),
        (n, start, length) -> chunk(walk, n, start, length, findings, coded));
    if (!coded[0]) {
      throw Uncleanable.damaged();
    }
  }

  private static void chunk(
      RiffWalk walk, String name, long start, long length, Findings findings, boolean[] coded)
      throws IOException {
    switch (name) {
      case "VP8 ", "VP8L" -> coded[0] = true;
      case "ALPH", "ANIM", "VP8X" -> {}
      case "ANMF" -> {
        if (length < 16) {
          throw Uncleanable.damaged();
        }
        walk.visit(
            start + 16,
            start + length,
            (n, s, l) -> {
              if (n.equals("VP8 ") || n.equals("VP8L")) {
                coded[0] = true;
              } else if (!n.equals("ALPH")) {
                RiffWalk.unknown(n, findings);
              }
            });
      }
      case "EXIF" -> exif(walk.bytes(start, length), findings);
      case "XMP " -> Extracted.xmp(walk.bytes(start, length), findings);
      case "ICCP" -> Extracted.icc(walk.bytes(start, length), findings);
      default -> RiffWalk.unknown(name, findings);
    }
  }

  private static void exif(byte[] block, Findings findings) {
    if (block.length > MINIMAL_EXIF) {
      findings.count(TraceGroup.OTHER, "Exif block");
    }
    boolean named = block.length > 6 && block[0] == 'E' && block[1] == 'x';
    Extracted.exif(named ? java.util.Arrays.copyOfRange(block, 6, block.length) : block, findings);
  }

  @Override
  public void search(Content content, Search hits) throws IOException {
    hits.bytes(content);
  }
}
