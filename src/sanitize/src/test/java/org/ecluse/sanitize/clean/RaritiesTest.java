package org.ecluse.sanitize.clean;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.core.Verdict;
import org.ecluse.sanitize.Formats;
import org.ecluse.sanitize.Washed;
import org.ecluse.sanitize.inspect.AsfInspector;
import org.ecluse.sanitize.inspect.FlvInspector;
import org.ecluse.sanitize.inspect.IcoInspector;
import org.ecluse.sanitize.inspect.Inspector;
import org.ecluse.sanitize.inspect.JpegXlInspector;
import org.ecluse.sanitize.inspect.PsdInspector;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.testkit.documents.DirtyRarities;
import org.ecluse.testkit.documents.Person;
import org.junit.jupiter.api.Test;

/** JPEG XL, icons, Photoshop documents, Windows Media and Flash video. */
class RaritiesTest {

  @Test
  void eachIsKnownByItsBytesAndLeavesNothing() {
    Map<MediaKind, byte[]> dirty =
        Map.of(
            MediaKind.ICO, DirtyRarities.ico(),
            MediaKind.PSD, DirtyRarities.psd(),
            MediaKind.WMV, DirtyRarities.wmv(),
            MediaKind.FLV, DirtyRarities.flv());
    dirty.forEach(
        (kind, bytes) -> {
          Washed washed = Washed.of(bytes);
          assertThat(washed.report().kind()).isEqualTo(kind);
          assertThat(washed.left()).as(kind.name()).isEmpty();
          assertThat(washed.report().verdict()).isEqualTo(Verdict.CLEAN);
          assertNobody(washed.bytes());
          assertThat(Washed.of(washed.bytes()).bytes()).isEqualTo(washed.bytes());
        });
  }

  @Test
  void codedPicturesAndSoundsStayBitForBit() {
    assertHolds(Washed.of(DirtyRarities.jxl()).bytes(), DirtyRarities.jxlPicture());
    assertHolds(Washed.of(DirtyRarities.ico()).bytes(), DirtyRarities.icoBitmap());
    assertHolds(Washed.of(DirtyRarities.psd()).bytes(), DirtyRarities.psdPicture());
    assertHolds(Washed.of(DirtyRarities.wmv()).bytes(), DirtyRarities.wmvPackets());
    assertHolds(Washed.of(DirtyRarities.flv()).bytes(), DirtyRarities.flvSound());
  }

  @Test
  void ofJpegXlOnlyTheCodedPictureStaysAndItIsSaidThatNobodyLookedIntoIt() {
    Washed boxed = Washed.of(DirtyRarities.jxl());
    assertThat(boxed.report().kind()).isEqualTo(MediaKind.JPEGXL);
    assertThat(boxed.left()).containsExactly("OTHER coded picture not looked into");
    assertThat(boxed.report().leavesIdentifying()).isFalse();
    assertNobody(boxed.bytes());
    byte[] bare = DirtyRarities.jxlPicture();
    Washed stream = Washed.of(Arrays.copyOf(bare, 20));
    assertThat(stream.left()).containsExactly("OTHER coded picture not looked into");
  }

  @Test
  void aPhotoshopDocumentWithoutItsMergedPictureIsRefused() {
    byte[] psd = DirtyRarities.psd();
    String text = new String(psd, StandardCharsets.ISO_8859_1);
    psd[text.indexOf("\0\0\0\1\1" + Person.SOFTWARE) + 4] = 0;
    assertThat(Washed.of(psd).report().reason()).isEqualTo(Reason.UNKNOWN_KIND);
  }

  @Test
  void filmThatIsLockedIsRefusedAsEncrypted() {
    byte[] wmv = DirtyRarities.wmv();
    String text = new String(wmv, StandardCharsets.ISO_8859_1);
    int description = text.indexOf("3&\u00b2u");
    byte[] lock = java.util.HexFormat.of().parseHex("fbb3112223bdd211b4b700a0c955fc6e");
    System.arraycopy(lock, 0, wmv, description, lock.length);
    assertThat(Washed.of(wmv).report().reason()).isEqualTo(Reason.ENCRYPTED);
  }

  @Test
  void filmWithoutAnExtensionOfItsHeaderIsCleanedAsWell() {
    Washed washed = Washed.of(DirtyRarities.wmvWithoutExtension());
    assertThat(washed.report().verdict()).as(washed.left().toString()).isEqualTo(Verdict.CLEAN);
    assertNobody(washed.bytes());
  }

  @Test
  void filmWithoutPacketsIsDamaged() {
    byte[] wmv = DirtyRarities.wmv();
    int header = java.nio.ByteBuffer.wrap(wmv).order(java.nio.ByteOrder.LITTLE_ENDIAN).getInt(16);
    assertThat(Washed.of(Arrays.copyOf(wmv, header)).report().reason()).isEqualTo(Reason.DAMAGED);
  }

  @Test
  void aJpegXlCleanerThatKeepsExif() {
    assertFound(
        new JpegXlCleaner() {
          @Override
          boolean keeps(String type) {
            return super.keeps(type) || type.equals("Exif");
          }
        },
        new JpegXlInspector(),
        DirtyRarities.jxl(),
        "PERSON value found again");
  }

  @Test
  void anIconCleanerThatKeepsWhatIsBehind() {
    assertFound(
        new IcoCleaner() {
          @Override
          void tail(Content source, Sink sink) throws IOException {
            sink.copy(source, source.size() - 4, 4);
          }
        },
        new IcoInspector(),
        DirtyRarities.ico(),
        "HIDDEN data beside the pictures");
  }

  @Test
  void aPhotoshopCleanerThatKeepsLayers() {
    assertFound(
        new PsdCleaner() {
          @Override
          void layers(Content source, Sink sink, long from, long length, boolean big)
              throws IOException {
            sink.copy(source, from - 4, 4 + length);
          }
        },
        new PsdInspector(),
        DirtyRarities.psd(),
        "HIDDEN layers");
  }

  @Test
  void aWindowsMediaCleanerThatKeepsTheAuthor() {
    assertFound(
        new AsfCleaner() {
          @Override
          boolean keeps(String id) {
            return super.keeps(id) || id.startsWith("3326b275");
          }
        },
        new AsfInspector(),
        DirtyRarities.wmv(),
        "PERSON object of texts");
  }

  @Test
  void aFlashCleanerThatKeepsData() {
    assertFound(
        new FlvCleaner() {
          @Override
          boolean keeps(int type) {
            return true;
          }
        },
        new FlvInspector(),
        DirtyRarities.flv(),
        "OTHER tag of data",
        "PERSON value found again");
  }

  private static void assertFound(
      Cleaner broken, Inspector inspector, byte[] dirty, String... left) {
    Formats formats = Formats.all().with((inner, within) -> new Formats.Format(broken, inspector));
    Washed washed = Washed.of(dirty, formats);
    assertThat(washed.report().verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(washed.left()).contains(left);
  }

  private static void assertNobody(byte[] bytes) {
    assertThat(Washed.namesIn(bytes)).isEmpty();
    String narrow = new String(bytes, StandardCharsets.ISO_8859_1).replace("\0", "");
    assertThat(Person.ALL).noneMatch(narrow::contains);
  }

  private static void assertHolds(byte[] file, byte[] part) {
    assertThat(new String(file, StandardCharsets.ISO_8859_1))
        .contains(new String(part, StandardCharsets.ISO_8859_1));
  }
}
