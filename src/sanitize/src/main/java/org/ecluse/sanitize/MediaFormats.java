package org.ecluse.sanitize;

import java.util.List;
import org.ecluse.core.MediaKind;
import org.ecluse.sanitize.Formats.Format;
import org.ecluse.sanitize.clean.AiffCleaner;
import org.ecluse.sanitize.clean.AsfCleaner;
import org.ecluse.sanitize.clean.AviCleaner;
import org.ecluse.sanitize.clean.BmpCleaner;
import org.ecluse.sanitize.clean.DjvuCleaner;
import org.ecluse.sanitize.clean.FilmCleaner;
import org.ecluse.sanitize.clean.FlacCleaner;
import org.ecluse.sanitize.clean.FlvCleaner;
import org.ecluse.sanitize.clean.GifCleaner;
import org.ecluse.sanitize.clean.IcoCleaner;
import org.ecluse.sanitize.clean.Jpeg2000Cleaner;
import org.ecluse.sanitize.clean.JpegXlCleaner;
import org.ecluse.sanitize.clean.MatroskaCleaner;
import org.ecluse.sanitize.clean.Mp3Cleaner;
import org.ecluse.sanitize.clean.OggCleaner;
import org.ecluse.sanitize.clean.PnmCleaner;
import org.ecluse.sanitize.clean.PsdCleaner;
import org.ecluse.sanitize.clean.StillCleaner;
import org.ecluse.sanitize.clean.SvgCleaner;
import org.ecluse.sanitize.clean.TiffCleaner;
import org.ecluse.sanitize.clean.WavCleaner;
import org.ecluse.sanitize.clean.WebpCleaner;
import org.ecluse.sanitize.inspect.AsfInspector;
import org.ecluse.sanitize.inspect.AviInspector;
import org.ecluse.sanitize.inspect.BmpInspector;
import org.ecluse.sanitize.inspect.BoxInspector;
import org.ecluse.sanitize.inspect.DjvuInspector;
import org.ecluse.sanitize.inspect.FlacInspector;
import org.ecluse.sanitize.inspect.FlvInspector;
import org.ecluse.sanitize.inspect.GifInspector;
import org.ecluse.sanitize.inspect.IcoInspector;
import org.ecluse.sanitize.inspect.Jpeg2000Inspector;
import org.ecluse.sanitize.inspect.JpegXlInspector;
import org.ecluse.sanitize.inspect.MatroskaInspector;
import org.ecluse.sanitize.inspect.Mp3Inspector;
import org.ecluse.sanitize.inspect.OggInspector;
import org.ecluse.sanitize.inspect.PnmInspector;
import org.ecluse.sanitize.inspect.PsdInspector;
import org.ecluse.sanitize.inspect.SvgInspector;
import org.ecluse.sanitize.inspect.TiffInspector;
import org.ecluse.sanitize.inspect.WaveInspector;
import org.ecluse.sanitize.inspect.WebpInspector;

/** Pictures, sound and film: one line for each format. */
final class MediaFormats {

  private MediaFormats() {}

  /** Pictures, vector graphics among them. */
  static List<Format> pictures(Members members) {
    return List.of(
        new Format(new WebpCleaner(), new WebpInspector()),
        new Format(new GifCleaner(), new GifInspector()),
        new Format(new TiffCleaner(), new TiffInspector()),
        new Format(new BmpCleaner(), new BmpInspector()),
        new Format(new SvgCleaner(members), new SvgInspector(members)),
        new Format(new Jpeg2000Cleaner(), new Jpeg2000Inspector()),
        new Format(new DjvuCleaner(), new DjvuInspector()),
        new Format(new PnmCleaner(), new PnmInspector()),
        new Format(new JpegXlCleaner(), new JpegXlInspector()),
        new Format(new IcoCleaner(), new IcoInspector()),
        new Format(new PsdCleaner(), new PsdInspector()),
        still(MediaKind.HEIC),
        still(MediaKind.AVIF));
  }

  /** Sound and film. */
  static List<Format> sound() {
    return List.of(
        new Format(new Mp3Cleaner(), new Mp3Inspector()),
        new Format(new FlacCleaner(), new FlacInspector()),
        ogg(MediaKind.OGG),
        ogg(MediaKind.OPUS),
        new Format(new WavCleaner(), new WaveInspector(MediaKind.WAV)),
        new Format(new AiffCleaner(), new WaveInspector(MediaKind.AIFF)),
        new Format(new AviCleaner(), new AviInspector()),
        new Format(new AsfCleaner(), new AsfInspector()),
        new Format(new FlvCleaner(), new FlvInspector()),
        matroska(MediaKind.MKV),
        matroska(MediaKind.WEBM),
        film(MediaKind.MP4),
        film(MediaKind.MOV),
        film(MediaKind.M4A));
  }

  private static Format ogg(MediaKind kind) {
    return new Format(new OggCleaner(kind), new OggInspector(kind));
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
}
