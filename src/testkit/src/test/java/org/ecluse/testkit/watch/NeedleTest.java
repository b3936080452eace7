package org.ecluse.testkit.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NeedleTest {

  private static final int BLOCK = 1 << 20;

  private final Marker marker = Marker.fresh();
  private final FileSearch search = new FileSearch(Needle.formsOf(marker.text()));

  @TempDir private Path folder;

  @Test
  void findsTheMarkerOnEveryPlaceAroundABlockBorder() throws Exception {
    for (int place = BLOCK - marker.text().length() - 2; place <= BLOCK + 2; place++) {
      byte[] bytes = new byte[BLOCK * 2];
      System.arraycopy(marker.bytes(), 0, bytes, place, marker.bytes().length);
      assertThat(search.find(file(bytes), 0)).as("at %d", place).contains("clear");
    }
  }

  @Test
  void findsItAtBothEndsOfAFile() throws Exception {
    assertThat(search.find(file(marker.bytes()), 0)).contains("clear");
    assertThat(search.find(file((marker.text() + "x").getBytes(StandardCharsets.UTF_8)), 0))
        .contains("clear");
    assertThat(search.find(file(("x" + marker.text()).getBytes(StandardCharsets.UTF_8)), 0))
        .contains("clear");
  }

  @Test
  void findsItWhereAFileGrewInTheMiddleOfIt() throws Exception {
    assertThat(search.find(file(marker.bytes()), marker.bytes().length - 1)).contains("clear");
  }

  @Test
  void findsItInEveryFormAndAlignment() throws Exception {
    assertThat(search.find(file(marker.text().getBytes(StandardCharsets.UTF_16LE)), 0))
        .contains("UTF-16LE");
    assertThat(search.find(file(marker.text().getBytes(StandardCharsets.UTF_16BE)), 0))
        .contains("UTF-16BE");
    for (int lead = 0; lead < 3; lead++) {
      byte[] led =
          ("?>~".substring(0, lead) + marker.text() + "tail").getBytes(StandardCharsets.UTF_8);
      assertThat(search.find(file(Base64.getEncoder().encode(led)), 0))
          .contains("base64 at " + lead);
      assertThat(search.find(file(Base64.getUrlEncoder().withoutPadding().encode(led)), 0))
          .get()
          .asString()
          .startsWith("base64")
          .endsWith("at " + lead);
    }
    String hex = HexFormat.of().formatHex(marker.bytes());
    assertThat(search.find(file(hex.getBytes(StandardCharsets.UTF_8)), 0)).contains("hexadecimal");
  }

  @Test
  void doesNotFindWhatIsNotThere() throws Exception {
    byte[] almost = marker.bytes();
    almost[almost.length - 1] ^= 1;
    assertThat(search.find(file(almost), 0)).isEmpty();
    assertThat(search.find(file(Arrays.copyOf(marker.bytes(), 31)), 0)).isEmpty();
    assertThat(search.find(file(new byte[0]), 0)).isEmpty();
  }

  private Path file(byte[] bytes) throws Exception {
    return Files.write(folder.resolve("file"), bytes);
  }
}
