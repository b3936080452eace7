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
import org.ecluse.sanitize.clean.WebpCleaner;
import org.ecluse.sanitize.clean.GifCleaner;
import org.ecluse.sanitize.clean.TiffCleaner;
import org.ecluse.sanitize.clean.Mp3Cleaner;
import org.ecluse.sanitize.clean.FlacCleaner;
import org.ecluse.sanitize.clean.OggCleaner;
import org.ecluse.sanitize.clean.StillCleaner;
import org.ecluse.sanitize.clean.FilmCleaner;
import org.ecluse.sanitize.inspect.BoxInspector;
import org.ecluse.sanitize.clean.WavCleaner;
import org.ecluse.sanitize.clean.AiffCleaner;
import org.ecluse.sanitize.clean.AviCleaner;
import org.ecluse.sanitize.clean.MatroskaCleaner;
import org.ecluse.sanitize.inspect.WaveInspector;
import org.ecluse.sanitize.inspect.AviInspector;
import org.ecluse.sanitize.inspect.MatroskaInspector;
import org.ecluse.sanitize.detect.Detector;
import org.ecluse.sanitize.inspect.DocxInspector;
import org.ecluse.sanitize.inspect.Inspector;
import org.ecluse.sanitize.inspect.JpegInspector;
import org.ecluse.sanitize.inspect.PdfInspector;
import org.ecluse.sanitize.inspect.PngInspector;

import org.ecluse.sanitize.inspect.WebpInspector;

import org.ecluse.sanitize.inspect.GifInspector;

import org.ecluse.sanitize.inspect.TiffInspector;

import org.ecluse.sanitize.inspect.Mp3Inspector;

import org.ecluse.sanitize.inspect.FlacInspector;

import org.ecluse.sanitize.inspect.OggInspector;

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
        new Format(new DocxCleaner(), new DocxInspector()))
        .withMedia();
  }

  /** Pictures, sound and film. */
  private Formats withMedia() {
    return with(m -> new Format(new WebpCleaner(), new WebpInspector()))
        .with(m -> new Format(new GifCleaner(), new GifInspector()))
        .with(m -> new Format(new TiffCleaner(), new TiffInspector()))
        .with(m -> new Format(new Mp3Cleaner(), new Mp3Inspector()))
        .with(m -> new Format(new FlacCleaner(), new FlacInspector()))
        .with(m -> new Format(new OggCleaner(MediaKind.OGG), new OggInspector(MediaKind.OGG)))
        .with(m -> new Format(new OggCleaner(MediaKind.OPUS), new OggInspector(MediaKind.OPUS)))
        .with(m -> new Format(new WavCleaner(), new WaveInspector(MediaKind.WAV)))
        .with(m -> new Format(new AiffCleaner(), new WaveInspector(MediaKind.AIFF)))
        .with(m -> new Format(new AviCleaner(), new AviInspector()))
        .with(m -> matroska(MediaKind.MKV))
        .with(m -> matroska(MediaKind.WEBM))
        .with(m -> still(MediaKind.HEIC))
        .with(m -> still(MediaKind.AVIF))
        .with(m -> film(MediaKind.MP4))
        .with(m -> film(MediaKind.MOV))
        .with(m -> film(MediaKind.M4A));
  }

  private static Format matroska(MediaKind kind) {
    return new Format(new MatroskaCleaner(kind), new MatroskaInspector(kind));
  }

  private static Format still(MediaKind kind) {
    return new Format(new StillCleaner(kind), new BoxInspector(kind));
  }

  private static Format film(MediaKind kind) {
    return new Format(new FilmCleaner(kind), new BoxInspector(kind));
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
