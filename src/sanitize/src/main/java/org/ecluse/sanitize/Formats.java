package org.ecluse.sanitize;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.sanitize.clean.Cleaner;
import org.ecluse.sanitize.clean.DocxCleaner;
import org.ecluse.sanitize.clean.JpegCleaner;
import org.ecluse.sanitize.clean.PdfCleaner;
import org.ecluse.sanitize.clean.PngCleaner;
import org.ecluse.sanitize.detect.Detector;
import org.ecluse.sanitize.inspect.DocxInspector;
import org.ecluse.sanitize.inspect.Inspector;
import org.ecluse.sanitize.inspect.JpegInspector;
import org.ecluse.sanitize.inspect.PdfInspector;
import org.ecluse.sanitize.inspect.PngInspector;

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
  private final Detector detector = new Detector();
  private final Members members = new Members(this);

  public Formats(Format... formats) {
    Arrays.stream(formats).forEach(f -> this.formats.put(f.cleaner().kind(), f));
  }

  public static Formats all() {
    return new Formats(
        new Format(new JpegCleaner(), new JpegInspector()),
        new Format(new PngCleaner(), new PngInspector()),
        new Format(new PdfCleaner(), new PdfInspector()),
        new Format(new DocxCleaner(), new DocxInspector()));
  }

  /** Adds a format, also one that holds documents of the others. */
  public Formats with(Function<Members, Format> format) {
    Format added = format.apply(members);
    formats.put(added.cleaner().kind(), added);
    return this;
  }

  MediaKind detect(Content content) throws IOException {
    return detector.detect(content);
  }

  /** Starts a new pass over a file: its members have the whole budget again. */
  void startPass() {
    members.start();
  }

  public Optional<Format> of(MediaKind kind) {
    return Optional.ofNullable(formats.get(kind));
  }
}
