package org.ecluse.sanitize.clean;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Verdict;
import org.ecluse.sanitize.Formats;
import org.ecluse.sanitize.Washed;
import org.ecluse.sanitize.inspect.AviInspector;
import org.ecluse.sanitize.inspect.BmpInspector;
import org.ecluse.sanitize.inspect.BoxInspector;
import org.ecluse.sanitize.inspect.FlacInspector;
import org.ecluse.sanitize.inspect.GifInspector;
import org.ecluse.sanitize.inspect.Inspector;
import org.ecluse.sanitize.inspect.MatroskaInspector;
import org.ecluse.sanitize.inspect.Mp3Inspector;
import org.ecluse.sanitize.inspect.OggInspector;
import org.ecluse.sanitize.inspect.TiffInspector;
import org.ecluse.sanitize.inspect.WaveInspector;
import org.ecluse.sanitize.inspect.WebpInspector;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.testkit.documents.DirtyFilm;
import org.ecluse.testkit.documents.DirtyMedia;
import org.ecluse.testkit.documents.DirtyPictures;
import org.junit.jupiter.api.Test;

/** Each cleaner with one step left out on purpose: the second look has to see it. */
class BrokenMediaCleanersTest {

  @Test
  void aWebpCleanerThatKeepsExif() {
    assertFound(
        new WebpCleaner() {
          @Override
          boolean keeps(String name) {
            return super.keeps(name) || name.equals("EXIF");
          }
        },
        new WebpInspector(),
        DirtyPictures.webp(),
        "PLACE GPS:GPS Latitude",
        "PERSON value found again");
  }

  @Test
  void aGifCleanerThatKeepsComments() {
    assertFound(
        new GifCleaner() {
          @Override
          boolean keeps(int label) {
            return label == 0xfe;
          }
        },
        new GifInspector(),
        DirtyPictures.gif(),
        "HIDDEN GIF comment",
        "PERSON value found again");
  }

  @Test
  void aTiffCleanerThatKeepsTheArtist() {
    assertFound(
        new TiffCleaner() {
          @Override
          boolean keeps(int tag) {
            return super.keeps(tag) || tag == 0x013b;
          }
        },
        new TiffInspector(),
        DirtyPictures.tiff(),
        "PERSON TIFF:Artist",
        "PERSON value found again");
  }

  @Test
  void aBmpCleanerThatKeepsWhatFollowsThePixels() {
    assertFound(
        new BmpCleaner() {
          @Override
          void tail(Content source, Sink sink, long from) throws IOException {
            sink.copy(source, from, source.size() - from);
          }
        },
        new BmpInspector(),
        DirtyPictures.bmp(),
        "HIDDEN data behind the pixels");
  }

  @Test
  void aHeicCleanerThatKeepsExif() {
    assertFound(
        new StillCleaner(MediaKind.HEIC) {
          @Override
          boolean keeps(String type) {
            return super.keeps(type) || type.equals("Exif");
          }
        },
        new BoxInspector(MediaKind.HEIC),
        DirtyPictures.heic(),
        "PLACE GPS:GPS Latitude",
        "DEVICE value found again");
  }

  @Test
  void aFilmCleanerThatKeepsATrackOfPlaces() {
    assertFound(
        new FilmCleaner(MediaKind.MOV) {
          @Override
          boolean keeps(String handler) {
            return super.keeps(handler) || handler.equals("meta");
          }
        },
        new BoxInspector(MediaKind.MOV),
        DirtyFilm.mov(),
        "PLACE track of data");
  }

  @Test
  void aMatroskaCleanerThatKeepsTags() {
    List<Long> tags = List.of(0x1254c367L);
    assertFound(
        new MatroskaCleaner(MediaKind.MKV) {
          @Override
          EbmlFate fate(long id) {
            return tags.contains(id) ? EbmlFate.KEEP : super.fate(id);
          }
        },
        new MatroskaInspector(MediaKind.MKV),
        DirtyFilm.mkv(),
        "PERSON tag",
        "PERSON value found again");
  }

  @Test
  void anAviCleanerThatKeepsTheDate() {
    assertFound(
        new AviCleaner() {
          @Override
          boolean keeps(String name) {
            return name.equals("IDIT");
          }
        },
        new AviInspector(),
        DirtyFilm.avi(),
        "TIME text IDIT");
  }

  @Test
  void anMp3CleanerThatKeepsTheTagInFront() {
    assertFound(
        new Mp3Cleaner() {
          @Override
          public void clean(Content source, Sink sink, Notes notes) throws IOException {
            sink.copy(source, 0, TrailingTags.start(source));
            super.clean(source, sink, notes);
          }
        },
        new Mp3Inspector(),
        DirtyMedia.mp3(),
        "PERSON ID3 TPE1",
        "PERSON value found again");
  }

  @Test
  void aFlacCleanerThatKeepsComments() {
    assertFound(
        new FlacCleaner() {
          @Override
          boolean keeps(int type) {
            return type == 4;
          }
        },
        new FlacInspector(),
        DirtyMedia.flac(),
        "PERSON comment artist",
        "PLACE value found again");
  }

  @Test
  void anOggCleanerThatKeepsComments() {
    assertFound(
        new OggCleaner(MediaKind.OPUS) {
          @Override
          byte[] comment(OggCodec codec, byte[] packet) {
            return Arrays.copyOf(packet, packet.length);
          }
        },
        new OggInspector(MediaKind.OPUS),
        DirtyMedia.opus(),
        "SOFTWARE vendor",
        "PERSON value found again");
  }

  @Test
  void aWavCleanerThatKeepsTheBroadcastChunk() {
    assertFound(
        new WavCleaner() {
          @Override
          boolean keeps(String name) {
            return name.equals("bext");
          }
        },
        new WaveInspector(MediaKind.WAV),
        DirtyMedia.wav(),
        "DEVICE bext originator",
        "DEVICE value found again");
  }

  @Test
  void anAiffCleanerThatKeepsTheAuthor() {
    assertFound(
        new AiffCleaner() {
          @Override
          boolean keeps(String name) {
            return name.equals("AUTH");
          }
        },
        new WaveInspector(MediaKind.AIFF),
        DirtyMedia.aiff(),
        "PERSON text AUTH",
        "PERSON value found again");
  }

  private static void assertFound(
      Cleaner broken, Inspector inspector, byte[] source, String... left) {
    Formats formats = new Formats(new Formats.Format(broken, inspector));
    Washed washed = Washed.of(source, formats);
    assertThat(washed.report().verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(washed.left()).contains(left);
  }
}
