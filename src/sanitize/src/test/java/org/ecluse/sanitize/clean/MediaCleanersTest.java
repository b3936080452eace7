package org.ecluse.sanitize.clean;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Verdict;
import org.ecluse.sanitize.Tools;
import org.ecluse.sanitize.Washed;
import org.ecluse.testkit.documents.DirtyFilm;
import org.ecluse.testkit.documents.DirtyMedia;
import org.ecluse.testkit.documents.DirtyPictures;
import org.ecluse.testkit.documents.MakeDocuments;
import org.ecluse.testkit.documents.Pixels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures, sound and film: every trace goes, every coded byte stays. */
class MediaCleanersTest {

  private static final Map<String, byte[]> MEDIA = MakeDocuments.media();

  @TempDir Path folder;

  static Set<String> documents() {
    return MEDIA.keySet();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyTraceGoesAndIsNamedInTheReport(String name) throws Exception {
    Washed washed = Washed.of(media(name));
    assertThat(washed.left()).isEmpty();
    assertThat(washed.report().verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(washed.report().kind().isCalled(name.substring(name.indexOf('.') + 1))).isTrue();
    assertThat(washed.removed()).isNotEmpty();
    assertThat(Washed.namesIn(washed.bytes())).isEmpty();
    Path file = Tools.write(folder, name, washed.bytes());
    assertThat(Tools.identifyingTags(file)).filteredOn(MediaCleanersTest::saysSomething).isEmpty();
  }

  /** Fields that a format cannot do without stay, empty; a group called QuickTime is no time. */
  private static boolean saysSomething(String line) {
    int colon = Math.max(line.indexOf(": "), 0);
    String tag = line.substring(line.indexOf(']') + 1, colon).strip();
    String value = line.substring(colon + 2).strip();
    boolean numbers = tag.matches(".*(TimeScale|TimecodeScale|SelectionTime|MediaTime).*");
    boolean named =
        tag.matches(
            "(?i).*(gps|author|creator|artist|owner|make|model|serial|date|time|city|software|title"
                + "|producer|company|comment|vendor|app|encoder|location|thumbnail|lens).*");
    return named
        && !numbers
        && !value.isBlank()
        && !value.matches("[0:. ]+[sZ]?|und|1970:01:01 00:00:00Z");
  }

  @ParameterizedTest
  @MethodSource("documents")
  void cleaningACleanFileChangesNothing(String name) {
    byte[] once = Washed.of(media(name)).bytes();
    Washed twice = Washed.of(once);
    assertThat(twice.report().verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(twice.bytes()).isEqualTo(once);
  }

  @Test
  void soundIsCopiedByteForByte() {
    assertHolds("small.wav", DirtyMedia.tone());
    assertHolds("small.aiff", DirtyMedia.tone());
    assertHolds("small.mp3", DirtyMedia.mp3Frames());
    assertHolds("small.opus", DirtyMedia.opusPacket());
  }

  @Test
  void filmIsCopiedByteForByte() {
    assertHolds("small.mov", DirtyFilm.samples(7));
    assertHolds("small.mkv", DirtyFilm.samples(7));
    assertHolds("small.avi", DirtyFilm.samples(7));
  }

  @Test
  void codedPicturesAreCopiedByteForByte() {
    assertHolds("small.webp", DirtyPictures.webpPicture());
    assertHolds("small.tif", DirtyPictures.tiffPixels());
    assertHolds("small.heic", DirtyPictures.heicPicture());
  }

  @ParameterizedTest
  @ValueSource(strings = {"gif", "bmp", "tiff"})
  void everyPixelIsWhatItWas(String format) throws Exception {
    byte[] bare = DirtyPictures.bare(format, 61, 47);
    byte[] clean = Washed.of(bare).bytes();
    assertThat(DirtyPictures.samples(clean)).isEqualTo(DirtyPictures.samples(bare));
  }

  @ParameterizedTest
  @ValueSource(strings = {"small.tif", "small.webp"})
  void theTurnOfAPictureStays(String name) throws Exception {
    Path file = Tools.write(folder, name, Washed.of(media(name)).bytes());
    String turn = Tools.run("exiftool", "-n", "-s3", "-Orientation", file.toString()).text();
    assertThat(turn.strip()).isEqualTo("6");
  }

  @Test
  void theTurnOfAHeicStays() {
    assertThat(text(Washed.of(media("small.heic")).bytes())).contains("irot\u0001");
  }

  @Test
  void delaysOfGaplessPlayStay() {
    assertThat(text(Washed.of(media("small.mp3")).bytes())).contains("$\u0005@");
  }

  @Test
  void theNameOfAnEncoderWithinTheSoundIsSaid() {
    ByteArrayOutputStream sound = new ByteArrayOutputStream();
    byte[] frames = DirtyMedia.mp3Frames();
    System.arraycopy("LAME3.100".getBytes(StandardCharsets.US_ASCII), 0, frames, 60, 9);
    sound.writeBytes(frames);
    Washed washed = Washed.of(sound.toByteArray());
    assertThat(washed.report().verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(washed.report().leavesIdentifying()).isFalse();
    assertThat(washed.bytes()).isEqualTo(frames);
  }

  @Test
  void aDrawingKeepsItsTextAndItsLinksWithin() {
    String clean = new String(Washed.of(media("small.svg")).bytes(), StandardCharsets.UTF_8);
    assertThat(clean)
        .contains("The lantern hall", "url(#slope)", "id=\"slope\"", "data:image/jpeg");
    assertThat(clean).doesNotContain("script", "onclick", "example.org", "inkscape");
  }

  @Test
  void aPictureInsideADrawingKeepsItsPixels() throws Exception {
    String clean = new String(Washed.of(media("small.svg")).bytes(), StandardCharsets.UTF_8);
    int start = clean.indexOf("base64,") + 7;
    byte[] photo =
        java.util.Base64.getDecoder().decode(clean.substring(start, clean.indexOf('"', start)));
    byte[] bare = Pixels.jpeg(Pixels.image(16, 12, 7), false);
    assertThat(Pixels.samples(photo)).isEqualTo(Pixels.samples(bare));
  }

  @Test
  void aFilmThatIsLockedIsSaidToBe() {
    String locked = text(media("small.mov")).replace("sowt", "enca");
    Washed washed = Washed.of(locked.getBytes(StandardCharsets.ISO_8859_1));
    assertThat(washed.report().kind()).isEqualTo(MediaKind.MOV);
    assertThat(washed.report().reason()).isEqualTo(org.ecluse.core.Reason.ENCRYPTED);
  }

  private static void assertHolds(String name, byte[] coded) {
    String clean = text(Washed.of(media(name)).bytes());
    byte[] some = coded;
    if (name.endsWith(".webp")) {
      some = Arrays.copyOfRange(coded, 8, coded.length);
    }
    assertThat(clean).as(name).contains(text(some));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static byte[] media(String name) {
    byte[] bytes = MEDIA.get(name);
    if (bytes == null) {
      throw new AssertionError(name);
    }
    return bytes;
  }
}
