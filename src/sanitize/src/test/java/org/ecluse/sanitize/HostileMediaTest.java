package org.ecluse.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.ecluse.core.Reason;
import org.ecluse.core.Verdict;
import org.ecluse.testkit.documents.DirtyFilm;
import org.ecluse.testkit.documents.DirtyPictures;
import org.ecluse.testkit.documents.MakeDocuments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pictures, sound and film made to hurt: each ends soon, with a verdict, and within the heap. */
class HostileMediaTest {

  private static final Map<String, byte[]> MEDIA = MakeDocuments.media();

  static Set<String> documents() {
    return MEDIA.keySet();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void aFileCutAnywhereEndsWithAVerdict(String name) {
    byte[] whole = media(name);
    for (int length = 0; length < whole.length; length += 37) {
      assertFinished(Washed.of(Arrays.copyOf(whole, length)), name + " cut at " + length);
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void aFileWithNoiseInItEndsWithAVerdict(String name) {
    Random random = new Random(42);
    for (int round = 0; round < 200; round++) {
      byte[] noisy = media(name).clone();
      for (int i = 0; i < 1 + round % 7; i++) {
        noisy[random.nextInt(noisy.length)] = (byte) random.nextInt(256);
      }
      assertFinished(Washed.of(noisy), name + " round " + round);
    }
  }

  @Test
  void hugePicturesAreTooLarge() {
    byte[] gif = media("small.gif").clone();
    ByteBuffer.wrap(gif).order(ByteOrder.LITTLE_ENDIAN).putShort(6, (short) 60_000);
    ByteBuffer.wrap(gif).order(ByteOrder.LITTLE_ENDIAN).putShort(8, (short) 60_000);
    assertRefused(gif, Reason.TOO_LARGE);
    byte[] bmp = DirtyPictures.bare("bmp", 24, 16);
    ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).putInt(18, 60_000).putInt(22, 60_000);
    assertRefused(bmp, Reason.TOO_LARGE);
    byte[] webp = media("small.webp").clone();
    Arrays.fill(webp, 24, 30, (byte) 0xff);
    assertRefused(webp, Reason.TOO_LARGE);
  }

  @Test
  void directoriesThatGoRoundAreDamage() {
    byte[] tiff = DirtyPictures.bare("tiff", 24, 16);
    ByteBuffer in = ByteBuffer.wrap(tiff);
    in.order(tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int first = in.getInt(4);
    in.putInt(first + 2 + 12 * in.getShort(first), first);
    assertRefused(tiff, Reason.DAMAGED);
  }

  @Test
  void aBoxOfMoreThanThereCanBeIsDamage() {
    byte[] mov = media("small.mov").clone();
    String text = new String(mov, StandardCharsets.ISO_8859_1);
    int movie = text.indexOf("moov") + 4;
    ByteBuffer.wrap(mov).putInt(movie, 1);
    ByteBuffer.wrap(mov).putLong(movie + 8, Long.MAX_VALUE);
    assertRefused(mov, Reason.DAMAGED);
  }

  @Test
  void chunksThatAllNameTheSameBytesAreTooLarge() {
    byte[] mov = media("small.mov").clone();
    String text = new String(mov, StandardCharsets.ISO_8859_1);
    for (int at = text.indexOf("stsz"); at >= 0; at = text.indexOf("stsz", at + 1)) {
      ByteBuffer.wrap(mov).putInt(at + 8, 0x7fff_0000);
    }
    assertFinished(Washed.of(mov), "chunks over each other");
  }

  @Test
  void boxesWithinBoxesEnd() {
    byte[] deep = new byte[0];
    for (int i = 0; i < 5_000; i++) {
      byte[] outer = new byte[deep.length + 8];
      ByteBuffer.wrap(outer).putInt(outer.length).put("udta".getBytes(StandardCharsets.US_ASCII));
      System.arraycopy(deep, 0, outer, 8, deep.length);
      deep = outer;
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(DirtyFilm.mov());
    file.writeBytes(deep);
    assertFinished(Washed.of(file.toByteArray()), "deep boxes");
  }

  @Test
  void endlessSmallChunksAreTooLarge() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes("RIFF\u007f\u007f\u007f\u007fWAVE".getBytes(StandardCharsets.ISO_8859_1));
    byte[] chunks = new byte[8 * 1_100_000];
    for (int i = 0; i < chunks.length; i += 8) {
      chunks[i] = 'a';
    }
    file.writeBytes(chunks);
    assertThat(Washed.of(file.toByteArray()).report().verdict()).isEqualTo(Verdict.REFUSED);
  }

  @Test
  void elementsOfUnknownSizeWithinEachOtherEnd() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    byte[] mkv = media("small.mkv");
    file.write(mkv, 0, 23);
    byte[] open = {0x18, 0x53, (byte) 0x80, 0x67, 1, -1, -1, -1, -1, -1, -1, -1};
    byte[] cluster = {0x1f, 0x43, (byte) 0xb6, 0x75, 1, -1, -1, -1, -1, -1, -1, -1};
    for (int i = 0; i < 20_000; i++) {
      file.writeBytes(i % 2 == 0 ? open : cluster);
    }
    assertFinished(Washed.of(file.toByteArray()), "unknown sizes");
  }

  @Test
  void entitiesInADrawingAreDamageAndAreNeverFetched() {
    String attack =
        "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
            + "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>&x;</text></svg>";
    assertRefused(attack.getBytes(StandardCharsets.UTF_8), Reason.DAMAGED);
  }

  private static void assertFinished(Washed washed, String what) {
    if (washed.report().verdict() == Verdict.REFUSED) {
      assertThat(washed.report().reason())
          .as(what)
          .isNotIn(Reason.NONE, Reason.TIMED_OUT, Reason.WORKER_DIED);
    } else {
      assertThat(washed.report().verdict()).as(what).isIn(Verdict.CLEAN, Verdict.PARTIAL);
    }
  }

  private static void assertRefused(byte[] bytes, Reason reason) {
    Washed washed = Washed.of(bytes);
    assertThat(washed.report().verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(washed.report().reason()).isEqualTo(reason);
  }

  private static byte[] media(String name) {
    byte[] bytes = MEDIA.get(name);
    if (bytes == null) {
      throw new AssertionError(name);
    }
    return bytes;
  }
}
