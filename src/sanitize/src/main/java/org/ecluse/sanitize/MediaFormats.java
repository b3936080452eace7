package org.ecluse.sanitize;

import org.ecluse.core.MediaKind;
import org.ecluse.sanitize.clean.AiffCleaner;
import org.ecluse.sanitize.clean.AviCleaner;
import org.ecluse.sanitize.clean.BmpCleaner;
import org.ecluse.sanitize.clean.FilmCleaner;
import org.ecluse.sanitize.clean.FlacCleaner;
import org.ecluse.sanitize.clean.GifCleaner;
import org.ecluse.sanitize.clean.MatroskaCleaner;
import org.ecluse.sanitize.clean.Mp3Cleaner;
import org.ecluse.sanitize.clean.OggCleaner;
import org.ecluse.sanitize.clean.StillCleaner;
import org.ecluse.sanitize.clean.SvgCleaner;
import org.ecluse.sanitize.clean.TiffCleaner;
import org.ecluse.sanitize.clean.WavCleaner;
import org.ecluse.sanitize.clean.WebpCleaner;
import org.ecluse.sanitize.inspect.AviInspector;
import org.ecluse.sanitize.inspect.BmpInspector;
import org.ecluse.sanitize.inspect.BoxInspector;
import org.ecluse.sanitize.inspect.FlacInspector;
import org.ecluse.sanitize.inspect.GifInspector;
import org.ecluse.sanitize.inspect.MatroskaInspector;
import org.ecluse.sanitize.inspect.Mp3Inspector;
import org.ecluse.sanitize.inspect.OggInspector;
import org.ecluse.sanitize.inspect.SvgInspector;
import org.ecluse.sanitize.inspect.TiffInspector;
import org.ecluse.sanitize.inspect.WaveInspector;
import org.ecluse.sanitize.inspect.WebpInspector;

/** Pictures, sound and film: one line for each format. */
final class MediaFormats {

  private MediaFormats() {}

  static Formats addTo(Formats formats) {
    pictures(formats);
    sound(formats);
    return formats;
  }

  private static void pictures(Formats formats) {
    formats
        .with(m -> new Formats.Format(new WebpCleaner(), new WebpInspector()))
        .with(m -> new Formats.Format(new GifCleaner(), new GifInspector()))
        .with(m -> new Formats.Format(new TiffCleaner(), new TiffInspector()))
        .with(m -> new Formats.Format(new BmpCleaner(), new BmpInspector()))
        .with(m -> new Formats.Format(new SvgCleaner(m), new SvgInspector(m)))
        .with(m -> still(MediaKind.HEIC))
        .with(m -> still(MediaKind.AVIF));
  }

  private static void sound(Formats formats) {
    formats
        .with(m -> new Formats.Format(new Mp3Cleaner(), new Mp3Inspector()))
        .with(m -> new Formats.Format(new FlacCleaner(), new FlacInspector()))
        .with(m -> ogg(MediaKind.OGG))
        .with(m -> ogg(MediaKind.OPUS))
        .with(m -> new Formats.Format(new WavCleaner(), new WaveInspector(MediaKind.WAV)))
        .with(m -> new Formats.Format(new AiffCleaner(), new WaveInspector(MediaKind.AIFF)))
        .with(m -> new Formats.Format(new AviCleaner(), new AviInspector()))
        .with(m -> matroska(MediaKind.MKV))
        .with(m -> matroska(MediaKind.WEBM))
        .with(m -> film(MediaKind.MP4))
        .with(m -> film(MediaKind.MOV))
        .with(m -> film(MediaKind.M4A));
  }

  private static Formats.Format ogg(MediaKind kind) {
    return new Formats.Format(new OggCleaner(kind), new OggInspector(kind));
  }

  private static Formats.Format matroska(MediaKind kind) {
    return new Formats.Format(new MatroskaCleaner(kind), new MatroskaInspector(kind));
  }

  private static Formats.Format still(MediaKind kind) {
    return new Formats.Format(new StillCleaner(kind), new BoxInspector(kind));
  }

  private static Formats.Format film(MediaKind kind) {
    return new Formats.Format(new FilmCleaner(kind), new BoxInspector(kind));
  }
}
