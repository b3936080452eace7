package org.ecluse.sanitize.inspect;

import com.drew.imaging.png.PngMetadataReader;
import com.drew.imaging.png.PngProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Reader;
import org.ecluse.sanitize.io.Uncleanable;

/** Looks at a PNG: metadata-extractor for embedded EXIF and XMP, a walk of our own over chunks. */
public final class PngInspector implements Inspector {

  private static final Set<String> PICTURE =
      Set.of(
          "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "hIST",
          "pHYs", "cICP", "mDCV", "cLLI", "acTL", "fcTL", "fdAT", "iCCP");

  private static final Set<String> TEXTS = Set.of("tEXt", "zTXt", "iTXt");

  /** Keywords of PNG third edition §11.3.3.1 and of common tools; others are the author's own. */
  private static final Set<String> KEYWORDS =
      Set.of(
          "Title",
          "Author",
          "Description",
          "Copyright",
          "Creation Time",
          "Software",
          "Disclaimer",
          "Warning",
          "Source",
          "Comment",
          "Collection",
          "XML:com.adobe.xmp",
          "Creator",
          "Artist",
          "Raw profile type exif",
          "Raw profile type APP1",
          "Raw profile type iptc",
          "Raw profile type xmp",
          "date:create",
          "date:modify",
          "date:timestamp",
          "User Comment");

  @Override
  public MediaKind kind() {
    return MediaKind.PNG;
  }

  @Override
  public void inspect(Content content, Findings findings) throws IOException {
    try {
      Extracted.count(PngMetadataReader.readMetadata(content.stream()), findings);
    } catch (PngProcessingException e) {
      findings.count(TraceGroup.OTHER, "PNG unreadable");
    }
    walk(content, findings);
  }

  @Override
  public void search(Content content, Search hits) throws IOException {
    searchAll(content, hits);
  }

  /** Searches bytes as they stand. */
  static void searchAll(Content content, Search hits) throws IOException {
    if (!hits.isNeeded()) {
      return;
    }
    hits.cut();
    byte[] block = new byte[Bounds.BLOCK];
    for (long at = 0; at < content.size(); ) {
      int length = (int) Math.min(block.length, content.size() - at);
      content.read(at, block, 0, length);
      hits.feed(block, length, Search.Place.HIDDEN);
      at += length;
    }
    hits.cut();
  }

  private static void walk(Content content, Findings findings) throws IOException {
    Reader in = new Reader(content);
    in.skip(8);
    PixelData pixels = new PixelData();
    try {
      for (int count = 0; count < Bounds.CHUNKS; count++) {
        long length = in.u32();
        String type = new String(in.bytes(4), StandardCharsets.ISO_8859_1);
        long next = in.position() + length + 4;
        if (next > in.size()) {
          throw Uncleanable.damaged();
        }
        if (type.equals("IHDR")) {
          pixels.expect(in.u32(), in.u32());
        } else if (type.equals("IDAT")) {
          pixels.feed(content, in.position(), length);
        } else if (TEXTS.contains(type)) {
          text(type, in.bytes((int) Math.min(length, 4096)), findings);
        } else if (type.equals("tIME")) {
          findings.count(TraceGroup.TIME, "tIME");
        } else if (type.equals("eXIf")) {
          findings.count(TraceGroup.OTHER, "eXIf");
        } else if (!PICTURE.contains(type)) {
          findings.count(TraceGroup.OTHER, "chunk " + (type.matches("[A-Za-z]{4}") ? type : "?"));
        }
        in.seek(next);
        if (type.equals("IEND")) {
          end(in, pixels, findings);
          return;
        }
      }
      throw Uncleanable.tooLarge();
    } finally {
      pixels.close();
    }
  }

  private static void end(Reader in, PixelData pixels, Findings findings) {
    if (in.left() > 0) {
      findings.count(TraceGroup.HIDDEN, "data behind the end");
    }
    if (pixels.surplus > 0) {
      findings.count(TraceGroup.HIDDEN, "data behind the pixels");
    }
  }

  private static void text(String type, byte[] payload, Findings findings) {
    int end = 0;
    while (end < payload.length && payload[end] != 0) {
      end++;
    }
    String keyword = new String(payload, 0, end, StandardCharsets.ISO_8859_1);
    boolean known = KEYWORDS.contains(keyword);
    TraceGroup group = known ? Vocabulary.groupOr(keyword, TraceGroup.OTHER) : TraceGroup.OTHER;
    findings.count(group, type + ":" + (known ? keyword : "other"));
    if (type.equals("tEXt") && end + 1 < payload.length) {
      byte[] value = Arrays.copyOfRange(payload, end + 1, payload.length);
      findings.value(group, new String(value, StandardCharsets.ISO_8859_1));
    }
  }

  /** Unfolds the pixels only to see where they end: a zlib stream may hide bytes behind itself. */
  private static final class PixelData implements AutoCloseable {

    private final Inflater inflater = new Inflater();
    private final byte[] into = new byte[Bounds.BLOCK];
    private final byte[] from = new byte[Bounds.BLOCK];
    private long surplus;
    private boolean broken;
    private long most;

    /** Samples have two bytes and pixels four samples at most; interlacing adds little. */
    void expect(long width, long height) throws IOException {
      if (width * height > Bounds.PIXELS || width > Bounds.PIXELS || height > Bounds.PIXELS) {
        throw Uncleanable.tooLarge();
      }
      most = (width * 8 + 16) * height + Bounds.BLOCK;
    }

    void feed(Content content, long start, long length) throws IOException {
      for (long done = 0; done < length && !broken; ) {
        int count = (int) Math.min(from.length, length - done);
        content.read(start + done, from, 0, count);
        done += count;
        if (inflater.finished()) {
          surplus += count;
          continue;
        }
        inflater.setInput(from, 0, count);
        drain();
      }
    }

    private void drain() {
      try {
        while (!inflater.finished() && !inflater.needsInput()) {
          if (inflater.inflate(into) == 0 && inflater.needsDictionary()) {
            broken = true;
            return;
          }
          if (inflater.getBytesWritten() > most) {
            broken = true;
            return;
          }
        }
        if (inflater.finished()) {
          surplus += inflater.getRemaining();
        }
      } catch (DataFormatException e) {
        // A picture with broken pixels hides nothing behind them that could be told apart.
        broken = true;
      }
    }

    @Override
    public void close() {
      inflater.end();
    }
  }
}
