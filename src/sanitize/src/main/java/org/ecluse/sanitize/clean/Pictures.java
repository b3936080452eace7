package org.ecluse.sanitize.clean;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.zip.GZIPInputStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.ecluse.core.Content;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.MemorySink;
import org.ecluse.sanitize.io.Unfolding;

/**
 * Pictures inside documents, each cleaned as its bytes say. One of a kind that nobody here can
 * clean stays as it is and is named, which keeps the verdict below CLEAN.
 */
final class Pictures {

  private static final long RASTER_PIXELS = 16L << 20;

  /** What pictures can be, with the name and type they get in the new package. */
  enum Sort {
    JPEG("jpeg", "image/jpeg"),
    PNG("png", "image/png"),
    GIF("gif", "image/gif"),
    EMF("emf", "image/x-emf"),
    WMF("wmf", "image/x-wmf"),
    RASTER("png", "image/png"),
    PACKED("emf", "image/x-emf"),
    UNKNOWN("bin", "application/octet-stream");

    private final String extension;
    private final String contentType;

    Sort(String extension, String contentType) {
      this.extension = extension;
      this.contentType = contentType;
    }

    String extension() {
      return extension;
    }

    String contentType() {
      return contentType;
    }
  }

  @SuppressWarnings("ArrayRecordComponent")
  record Picture(Sort sort, byte[] bytes) {}

  private final Cleaner jpeg = new JpegCleaner();
  private final Cleaner png = new PngCleaner();

  Picture clean(byte[] bytes, Notes notes) throws IOException {
    if (bytes.length == 0) {
      return new Picture(Sort.UNKNOWN, bytes);
    }
    Sort sort = sort(bytes);
    try {
      return switch (sort) {
        case JPEG -> new Picture(sort, through(jpeg, bytes, notes));
        case PNG -> new Picture(sort, through(png, bytes, notes));
        case GIF -> new Picture(sort, GifBlocks.bare(bytes));
        case EMF -> new Picture(sort, Metafile.bareEnhanced(bytes));
        case WMF -> new Picture(sort, Metafile.bareWindows(bytes));
        case RASTER -> new Picture(sort, raster(bytes));
        case PACKED -> clean(unpack(bytes), notes);
        case UNKNOWN -> kept(bytes, notes);
      };
    } catch (IOException e) {
      return kept(bytes, notes);
    }
  }

  /** A picture that is not cleaned. */
  Picture asItIs(byte[] bytes) {
    return new Picture(sort(bytes), bytes);
  }

  private static Picture kept(byte[] bytes, Notes notes) {
    notes.left(TraceGroup.IDENTIFIER, "picture of a kind not cleaned");
    return new Picture(Sort.UNKNOWN, bytes);
  }

  private static byte[] through(Cleaner cleaner, byte[] bytes, Notes notes) throws IOException {
    MemorySink sink = new MemorySink(bytes.length + 4096L);
    cleaner.clean(Content.of(bytes), sink, notes);
    return sink.bytes();
  }

  private static byte[] unpack(byte[] bytes) throws IOException {
    try (InputStream in =
        new Unfolding(
            new GZIPInputStream(new ByteArrayInputStream(bytes)),
            Unfolding.limitFor(bytes.length))) {
      byte[] unpacked = in.readNBytes(Bounds.PART_IN_MEMORY);
      if (sort(unpacked) == Sort.PACKED) {
        throw new IOException();
      }
      return unpacked;
    }
  }

  /** BMP and TIFF become PNG: the same pixels, nothing else. */
  private static byte[] raster(byte[] bytes) throws IOException {
    ImageIO.setUseCache(false);
    try (MemoryCacheImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IOException();
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        if ((long) reader.getWidth(0) * reader.getHeight(0) > RASTER_PIXELS) {
          throw new IOException();
        }
        BufferedImage image = reader.read(0);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!ImageIO.write(image, "png", out)) {
          throw new IOException();
        }
        return out.toByteArray();
      } catch (RuntimeException e) {
        throw new IOException(e.getClass().getSimpleName());
      } finally {
        reader.dispose();
      }
    }
  }

  private static Sort sort(byte[] b) {
    if (starts(b, 0xff, 0xd8, 0xff)) {
      return Sort.JPEG;
    } else if (starts(b, 0x89, 'P', 'N', 'G')) {
      return Sort.PNG;
    } else if (starts(b, 'G', 'I', 'F', '8')) {
      return Sort.GIF;
    } else if (starts(b, 1, 0, 0, 0) && b.length > 44 && b[40] == ' ' && b[41] == 'E') {
      return Sort.EMF;
    } else if (starts(b, 0xd7, 0xcd, 0xc6, 0x9a) || starts(b, 1, 0, 9, 0, 0, 3)) {
      return Sort.WMF;
    } else if (starts(b, 'B', 'M') || starts(b, 'I', 'I', 42, 0) || starts(b, 'M', 'M', 0, 42)) {
      return Sort.RASTER;
    }
    return starts(b, 0x1f, 0x8b) ? Sort.PACKED : Sort.UNKNOWN;
  }

  private static boolean starts(byte[] bytes, int... with) {
    if (bytes.length < with.length) {
      return false;
    }
    for (int i = 0; i < with.length; i++) {
      if ((bytes[i] & 0xff) != with[i]) {
        return false;
      }
    }
    return true;
  }
}
