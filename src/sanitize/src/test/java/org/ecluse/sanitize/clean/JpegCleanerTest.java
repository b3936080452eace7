package org.ecluse.sanitize.clean;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import org.ecluse.core.MediaKind;
import org.ecluse.core.TraceGroup;
import org.ecluse.core.Verdict;
import org.ecluse.sanitize.Formats;
import org.ecluse.sanitize.Tools;
import org.ecluse.sanitize.Washed;
import org.ecluse.sanitize.inspect.JpegInspector;
import org.ecluse.testkit.documents.DirtyJpeg;
import org.ecluse.testkit.documents.Pixels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JpegCleanerTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void keepsEveryPixelAndTheCodedDataAsTheyAre(boolean progressive) throws Exception {
    BufferedImage image = Pixels.image(97, 61, 11);
    byte[] bare = Pixels.jpeg(image, progressive);
    Washed washed = Washed.of(DirtyJpeg.soil(bare, 6));
    assertThat(washed.report().verdict()).as(washed.left().toString()).isEqualTo(Verdict.CLEAN);
    assertThat(washed.report().kind()).isEqualTo(MediaKind.JPEG);
    assertThat(Pixels.samples(washed.bytes())).isEqualTo(Pixels.samples(bare));
    assertThat(fromFirstTable(washed.bytes())).isEqualTo(fromFirstTable(bare));
  }

  @Test
  void removesPlacePersonDeviceAndTimeAndSaysSo() throws Exception {
    Washed washed = Washed.of(DirtyJpeg.make(64, 48, false));
    assertThat(washed.report().removedGroups())
        .contains(
            TraceGroup.PLACE,
            TraceGroup.PERSON,
            TraceGroup.DEVICE,
            TraceGroup.TIME,
            TraceGroup.SOFTWARE,
            TraceGroup.IDENTIFIER,
            TraceGroup.THUMBNAIL,
            TraceGroup.HIDDEN);
    assertThat(Washed.namesIn(washed.bytes())).isEmpty();
    Path file = Tools.write(folder, "clean.jpg", washed.bytes());
    assertThat(Tools.identifyingTags(file)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
  void keepsTheTurnOfThePictureAndNothingElseOfExif(int orientation) throws Exception {
    byte[] source = DirtyJpeg.soil(Pixels.jpeg(Pixels.image(32, 24, 2), false), orientation);
    Path file = Tools.write(folder, "turned.jpg", Washed.of(source).bytes());
    String tags = Tools.run("exiftool", "-n", "-s", "-EXIF:all", file.toString()).text();
    assertThat(tags.strip()).isEqualTo("Orientation                     : " + orientation);
  }

  @Test
  void writesNoExifWhenThePictureStandsUpright() {
    Washed washed = Washed.of(DirtyJpeg.soil(Pixels.jpeg(Pixels.image(32, 24, 2), false), 1));
    assertThat(new String(washed.bytes(), java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("Exif");
  }

  @Test
  void copiesRestartMarkersAndStuffedBytes() {
    byte[] bare = Pixels.jpeg(Pixels.image(32, 24, 2), false);
    ByteArrayOutputStream source = new ByteArrayOutputStream();
    source.write(bare, 0, bare.length - 2);
    byte[] scan = {1, (byte) 0xff, (byte) 0xd0, 2, (byte) 0xff, 0, (byte) 0xff, (byte) 0xd7, 3};
    source.writeBytes(scan);
    source.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd9});
    Washed washed = Washed.of(source.toByteArray());
    assertThat(washed.report().verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(fromFirstTable(washed.bytes())).isEqualTo(fromFirstTable(source.toByteArray()));
  }

  @Test
  void aScanAcrossBlocksOfTheReaderIsCopiedWhole() throws Exception {
    byte[] bare = Pixels.jpeg(Pixels.image(1900, 1400, 4), false);
    assertThat(bare.length).isGreaterThan(3 << 16);
    Washed washed = Washed.of(DirtyJpeg.soil(bare, 3));
    assertThat(washed.report().verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(fromFirstTable(washed.bytes())).isEqualTo(fromFirstTable(bare));
  }

  @Test
  void aCleanerThatCopiesASegmentTooManyIsFoundOut() {
    Cleaner broken =
        new JpegCleaner() {
          @Override
          boolean copies(int marker) {
            return super.copies(marker) || marker == 0xe1 || marker == 0xfe;
          }
        };
    Formats formats = new Formats(new Formats.Format(broken, new JpegInspector()));
    Washed washed = Washed.of(DirtyJpeg.make(32, 24, false), formats);
    assertThat(washed.report().verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(washed.report().leavesIdentifying()).isTrue();
    assertThat(washed.left()).contains("PLACE GPS:GPS Latitude", "PERSON Exif IFD0:Artist");
  }

  /** From the first quantisation table to the end of the picture. */
  private static byte[] fromFirstTable(byte[] jpeg) {
    int end = jpeg.length;
    for (int at = 2; at + 4 <= end; ) {
      if (jpeg[at + 1] == (byte) 0xdb) {
        return Arrays.copyOfRange(jpeg, at, end);
      }
      at += 2 + ((jpeg[at + 2] & 0xff) << 8 | (jpeg[at + 3] & 0xff));
    }
    throw new AssertionError("no table");
  }
}
