package org.ecluse.sanitize.clean;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.ecluse.core.Verdict;
import org.ecluse.sanitize.Tools;
import org.ecluse.sanitize.Washed;
import org.ecluse.testkit.documents.Pixels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeutralProfileTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {ColorSpace.CS_sRGB, ColorSpace.CS_LINEAR_RGB, ColorSpace.CS_GRAY})
  void givesTheSameColours(int space) {
    byte[] profile = ICC_Profile.getInstance(space).getData();
    byte[] neutral = NeutralProfile.of(profile).orElseThrow();
    ICC_ColorSpace before = new ICC_ColorSpace(ICC_Profile.getInstance(profile));
    ICC_ColorSpace after = new ICC_ColorSpace(ICC_Profile.getInstance(neutral));
    for (float value = 0; value <= 1; value += 0.125f) {
      float[] colour = {value, 1 - value, 0.4f};
      float[] sample = java.util.Arrays.copyOf(colour, before.getNumComponents());
      assertThat(after.toCIEXYZ(sample)).isEqualTo(before.toCIEXYZ(sample));
    }
  }

  @Test
  void loosesEveryText() {
    byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    String text = new String(NeutralProfile.of(profile).orElseThrow(), StandardCharsets.ISO_8859_1);
    assertThat(text).doesNotContain("Copyright", "sRGB", "IEC", "HP", "lcms");
  }

  @Test
  void isUsedForAPngAndLeavesNothingToFind() throws Exception {
    byte[] bare = Pixels.png(Pixels.image(20, 20, 1));
    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    chunk.writeBytes("iCCPMonitor of Zoe Quillfeather\0\0".getBytes(StandardCharsets.US_ASCII));
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(chunk)) {
      deflater.write(ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData());
    }
    CRC32 check = new CRC32();
    check.update(chunk.toByteArray());
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.write(bare, 0, 33);
    png.writeBytes(ByteBuffer.allocate(4).putInt(chunk.size() - 4).array());
    png.writeBytes(chunk.toByteArray());
    png.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
    png.write(bare, 33, bare.length - 33);
    Washed washed = Washed.of(png.toByteArray());
    assertThat(washed.report().verdict()).as(washed.left().toString()).isEqualTo(Verdict.CLEAN);
    assertThat(Pixels.samples(washed.bytes())).isEqualTo(Pixels.samples(bare));
    assertThat(new String(washed.bytes(), StandardCharsets.ISO_8859_1))
        .contains("iCCP-")
        .doesNotContain("Quillfeather");
    assertThat(Tools.identifyingTags(Tools.write(folder, "icc.png", washed.bytes()))).isEmpty();
  }

  @Test
  void isNothingForWhatIsNoProfile() {
    assertThat(NeutralProfile.of(new byte[500])).isEmpty();
    assertThat(NeutralProfile.of(new byte[0])).isEmpty();
  }
}
