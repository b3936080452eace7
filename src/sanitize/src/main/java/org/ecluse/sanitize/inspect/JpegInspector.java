package org.ecluse.sanitize.inspect;

import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegMetadataReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Reader;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * Looks at a JPEG twice: metadata-extractor for what EXIF, IPTC and XMP say, and a walk of our own
 * over the whole file for what stands in segments no one parses and behind the end.
 */
public final class JpegInspector implements Inspector {

  private static final int LONGEST_MINIMAL_EXIF = 40;

  @Override
  public MediaKind kind() {
    return MediaKind.JPEG;
  }

  @Override
  public void inspect(Content content, Findings findings) throws IOException {
    try {
      Extracted.count(JpegMetadataReader.readMetadata(content.stream()), findings);
    } catch (ImageProcessingException e) {
      findings.count(TraceGroup.OTHER, "JPEG unreadable");
    }
    walk(content, findings);
  }

  @Override
  public void search(Content content, Search hits) throws IOException {
    PngInspector.searchAll(content, hits);
  }

  /** Segment by segment; inside a scan, to the next marker that is neither stuffing nor restart. */
  private static void walk(Content content, Findings findings) throws IOException {
    Reader in = new Reader(content);
    in.skip(2);
    boolean coded = false;
    boolean scan = false;
    for (int c = in.next(); c >= 0; c = in.next()) {
      if (c != 0xff) {
        if (!scan) {
          findings.count(TraceGroup.HIDDEN, "bytes between segments");
          scan = true;
        }
        continue;
      }
      int marker = in.peek();
      if (marker <= 1 || marker == 0xff || (marker >= 0xd0 && marker <= 0xd8)) {
        continue;
      }
      if (marker == 0xd9) {
        trailer(content, in.position() + 1, coded, findings);
        return;
      }
      long start = in.position() - 1;
      byte[] head = new byte[(int) Math.min(40, content.size() - start)];
      content.read(start, head, 0, head.length);
      if (head.length < 4) {
        break;
      }
      int size = (head[2] & 0xff) << 8 | (head[3] & 0xff);
      segment(marker, size, head, findings);
      scan = marker == 0xda;
      coded |= scan;
      in.seek(start + 2 + Math.max(2, size));
    }
    if (!coded) {
      throw Uncleanable.damaged();
    }
  }

  private static void trailer(Content content, long end, boolean coded, Findings findings)
      throws IOException {
    if (!coded) {
      throw Uncleanable.damaged();
    }
    if (end < content.size()) {
      findings.count(TraceGroup.HIDDEN, "data behind the end");
    }
  }

  private static void segment(int marker, int size, byte[] head, Findings findings) {
    String start = new String(head, 4, head.length - 4, StandardCharsets.ISO_8859_1);
    if (marker == 0xfe) {
      findings.count(TraceGroup.OTHER, "JPEG comment");
    } else if (marker == 0xe0 && start.startsWith("JFIF\0")) {
      if (size != 16 || head.length < 18 || head[16] != 0 || head[17] != 0) {
        findings.count(TraceGroup.THUMBNAIL, "JFIF thumbnail");
      }
    } else if (marker == 0xe1 && start.startsWith("Exif\0")) {
      if (size > LONGEST_MINIMAL_EXIF) {
        findings.count(TraceGroup.OTHER, "Exif block");
      }
    } else if (marker == 0xee && start.startsWith("Adobe") && size == 14) {
      return;
    } else if (marker == 0xe2 && start.startsWith("ICC_PROFILE\0")) {
      return;
    } else if (marker >= 0xe0 && marker <= 0xef) {
      findings.count(TraceGroup.OTHER, "segment APP" + (marker - 0xe0));
    } else if (marker > 0xef || marker < 0xc0) {
      findings.count(TraceGroup.OTHER, "unknown segment");
    }
  }
}
