package org.ecluse.sanitize;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.ecluse.core.MediaKind;
import org.ecluse.sanitize.clean.Cleaner;
import org.ecluse.sanitize.clean.JpegCleaner;
import org.ecluse.sanitize.clean.OfficeCleaner;
import org.ecluse.sanitize.clean.PdfCleaner;
import org.ecluse.sanitize.clean.PngCleaner;
import org.ecluse.sanitize.inspect.Inspector;
import org.ecluse.sanitize.inspect.JpegInspector;
import org.ecluse.sanitize.inspect.OfficeInspector;
import org.ecluse.sanitize.inspect.PdfInspector;
import org.ecluse.sanitize.inspect.PngInspector;
import org.ecluse.sanitize.io.OfficeMain;

/** Everything that can be cleaned: one line for each format. */
public final class Formats {

  /** The two sides of one format, written independently of each other. */
  public record Format(Cleaner cleaner, Inspector inspector) {

    public Format {
      if (cleaner.kind() != inspector.kind()) {
        throw new IllegalArgumentException("cleaner and inspector of different kinds");
      }
    }
  }

  private final Map<MediaKind, Format> formats = new EnumMap<>(MediaKind.class);

  public Formats(Format... formats) {
    Arrays.stream(formats).forEach(f -> this.formats.put(f.cleaner().kind(), f));
  }

  public static Formats all() {
    Formats all =
        new Formats(
            new Format(new JpegCleaner(), new JpegInspector()),
            new Format(new PngCleaner(), new PngInspector()),
            new Format(new PdfCleaner(), new PdfInspector()));
    for (MediaKind kind : OfficeMain.kinds()) {
      all.formats.put(kind, new Format(new OfficeCleaner(kind), new OfficeInspector(kind)));
    }
    return all;
  }

  public Optional<Format> of(MediaKind kind) {
    return Optional.ofNullable(formats.get(kind));
  }
}
