package org.ecluse.sanitize;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.sanitize.clean.Cleaner;
import org.ecluse.sanitize.clean.Inner;
import org.ecluse.sanitize.clean.JpegCleaner;
import org.ecluse.sanitize.clean.PdfCleaner;
import org.ecluse.sanitize.clean.PngCleaner;
import org.ecluse.sanitize.clean.RtfCleaner;
import org.ecluse.sanitize.detect.Detector;
import org.ecluse.sanitize.inspect.Inspector;
import org.ecluse.sanitize.inspect.JpegInspector;
import org.ecluse.sanitize.inspect.PdfInspector;
import org.ecluse.sanitize.inspect.PngInspector;
import org.ecluse.sanitize.inspect.RtfInspector;
import org.ecluse.sanitize.inspect.Within;

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
            new Format(new RtfCleaner(), new RtfInspector()))
        .withEach(Families::office)
        .withEach(Families::compound)
        .withEach(Families::openDocument)
        .withEach(Families::archives)
        .withEach(Families::texts)
        .withEach(MediaFormats::pictures)
        .withEach(members -> MediaFormats.sound());
  }

  /** Adds a family of formats. */
  Formats withEach(Function<Members, List<Format>> family) {
    family.apply(members).forEach(f -> formats.put(f.cleaner().kind(), f));
    return this;
  }

  /** Adds a format, or puts it in the place of another; it may hold documents of the others. */
  public Formats with(BiFunction<Inner, Within, Format> format) {
    Format added = format.apply(members, members);
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
