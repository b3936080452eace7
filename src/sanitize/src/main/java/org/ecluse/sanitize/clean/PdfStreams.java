package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.ecluse.core.Content;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.MemorySink;
import org.ecluse.sanitize.io.Uncleanable;
import org.jspecify.annotations.Nullable;

/** The streams of a PDF that have a format of their own inside: pictures and colour profiles. */
final class PdfStreams {

  private static final List<String> JPEG = List.of("DCTDecode", "DCT");
  private static final List<String> JPEG_2000 = List.of("JPXDecode");

  private final JpegCleaner pictures = new JpegCleaner(JpegCleaner.Setting.PDF);
  private final Notes notes;

  PdfStreams(Notes notes) {
    this.notes = notes;
  }

  void clean(COSStream stream) throws IOException {
    String last = lastFilter(stream);
    if (JPEG.contains(last)) {
      jpeg(stream);
    } else if (JPEG_2000.contains(last)) {
      jpeg2000(stream);
    }
  }

  private void jpeg(COSStream stream) throws IOException {
    byte[] bytes = packed(stream, JPEG);
    MemorySink sink = new MemorySink(bytes.length + 1024L);
    try {
      pictures.clean(Content.of(bytes), sink, notes);
    } catch (IOException e) {
      // Viewers show broken pictures as far as they go, so this one stays and is named.
      notes.left(TraceGroup.OTHER, "embedded picture not readable");
      return;
    }
    replaceIfOther(stream, bytes, sink.bytes(), "DCTDecode");
  }

  private void jpeg2000(COSStream stream) throws IOException {
    byte[] bytes = packed(stream, JPEG_2000);
    Optional<byte[]> bare = Jpeg2000Boxes.bare(bytes);
    if (bare.isEmpty()) {
      notes.left(TraceGroup.OTHER, "embedded picture not readable");
      return;
    }
    replaceIfOther(stream, bytes, bare.get(), "JPXDecode");
  }

  /**
   * Replaces a colour profile by its numbers; the components and the range are in the dictionary.
   */
  void profile(COSStream stream) throws IOException {
    byte[] bytes;
    try (InputStream in = stream.createInputStream()) {
      bytes = in.readNBytes(Bounds.SEGMENT);
    }
    // Viewers take the alternate space when a profile cannot be read, as they did before.
    byte[] neutral = NeutralProfile.of(bytes).orElse(new byte[0]);
    stream.removeItem(COSName.DECODE_PARMS);
    try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
      out.write(neutral);
    }
  }

  private static byte[] packed(COSStream stream, List<String> until) throws IOException {
    try (InputStream in = new PDStream(stream).createInputStream(until)) {
      byte[] bytes = in.readNBytes(Bounds.PART_IN_MEMORY + 1);
      if (bytes.length > Bounds.PART_IN_MEMORY) {
        throw Uncleanable.tooLarge();
      }
      return bytes;
    }
  }

  /** A clean picture stays where it is in the source: what is replaced waits in memory. */
  private static void replaceIfOther(COSStream stream, byte[] was, byte[] bytes, String name)
      throws IOException {
    if (stream.getFilters() instanceof COSArray || !Arrays.equals(was, bytes)) {
      replace(stream, bytes, name);
    }
  }

  private static void replace(COSStream stream, byte[] bytes, String name) throws IOException {
    COSDictionary parameters = parameters(stream);
    try (OutputStream out = stream.createRawOutputStream()) {
      out.write(bytes);
    }
    stream.setItem(COSName.FILTER, COSName.getPDFName(name));
    if (parameters == null) {
      stream.removeItem(COSName.DECODE_PARMS);
    } else {
      stream.setItem(COSName.DECODE_PARMS, parameters);
    }
  }

  /** The parameters that belong to the last filter, since those before it are gone. */
  private static @Nullable COSDictionary parameters(COSStream stream) {
    COSBase parameters = stream.getDictionaryObject(COSName.DECODE_PARMS);
    if (parameters instanceof COSArray list && list.size() > 0) {
      return list.getObject(list.size() - 1) instanceof COSDictionary last ? last : null;
    }
    return parameters instanceof COSDictionary one ? one : null;
  }

  private static String lastFilter(COSStream stream) {
    COSBase filters = stream.getFilters();
    if (filters instanceof COSArray list && list.size() > 0) {
      filters = list.getObject(list.size() - 1);
    }
    return filters instanceof COSName name ? name.getName() : "";
  }
}
