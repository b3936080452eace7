package org.ecluse.sanitize.inspect;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.ecluse.core.Content;
import org.ecluse.core.TraceGroup;

/** Looks at a picture inside a document; one of a kind that nobody here can read counts. */
final class EmbeddedPicture {

  private static final int EMR_COMMENT = 70;
  private static final int EMF_PLUS = 0x2b464d45;

  private EmbeddedPicture() {}

  /** Whether it is a list of things to draw ([MS-EMF], [MS-WMF]). */
  static boolean isMetafile(byte[] bytes) {
    String head = head(bytes);
    return isEnhanced(head) || isWindows(head);
  }

  private static boolean isEnhanced(String head) {
    return head.startsWith("\1\0\0\0") && head.length() > 44 && head.startsWith(" EMF", 40);
  }

  private static boolean isWindows(String head) {
    return head.startsWith("\u00d7\u00cd\u00c6\u009a") || head.startsWith("\1\0\t\0\0\3");
  }

  private static String head(byte[] bytes) {
    return new String(bytes, 0, Math.min(64, bytes.length), StandardCharsets.ISO_8859_1);
  }

  static void count(byte[] bytes, Findings findings) {
    String head = head(bytes);
    try {
      if (head.startsWith("\u00ff\u00d8\u00ff")) {
        new JpegInspector().inspect(Content.of(bytes), findings);
      } else if (head.startsWith("\u0089PNG")) {
        new PngInspector().inspect(Content.of(bytes), findings);
      } else if (head.startsWith("GIF8")) {
        Extracted.count(
            ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes)), findings);
      } else if (isEnhanced(head)) {
        enhanced(bytes, findings);
      } else if (isWindows(head)) {
        windows(bytes, findings);
      } else {
        findings.count(TraceGroup.OTHER, "part of an unknown kind");
      }
    } catch (IOException | ImageProcessingException | IndexOutOfBoundsException e) {
      findings.count(TraceGroup.OTHER, "embedded picture not readable");
    }
  }

  private static void enhanced(byte[] bytes, Findings findings) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (in.getInt(60) != 0) {
      findings.count(TraceGroup.SOFTWARE, "EMF description");
    }
    int at = 0;
    while (at + 8 <= bytes.length && in.getInt(at + 4) >= 8) {
      int size = in.getInt(at + 4);
      if (in.getInt(at) == EMR_COMMENT && (size < 16 || in.getInt(at + 12) != EMF_PLUS)) {
        findings.count(TraceGroup.OTHER, "EMF comment");
      }
      at += size;
    }
    if (at != bytes.length) {
      findings.count(TraceGroup.HIDDEN, "data behind the end");
    }
  }

  private static void windows(byte[] bytes, Findings findings) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int at = (in.getInt(0) == 0x9ac6cdd7 ? 22 : 0) + 18;
    while (at + 6 <= bytes.length && in.getInt(at) >= 3) {
      if (in.getShort(at + 4) == 0x0626) {
        findings.count(TraceGroup.OTHER, "WMF escape");
      }
      at += in.getInt(at) * 2;
    }
    if (at != bytes.length) {
      findings.count(TraceGroup.HIDDEN, "data behind the end");
    }
  }
}
