package org.ecluse.seal.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Locale;
import org.ecluse.core.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sizes are exact, and tell no more than the bucket. */
final class LayoutTest {

  private static final Path VECTORS = Path.of("../spec/vectors/body-sizes.csv");

  @ParameterizedTest
  @CsvFileSource(files = "../spec/vectors/body-sizes.csv", numLinesToSkip = 1)
  void bodiesAreAsLongAsTheVectorsSay(long content, String part, int seipd, long body) {
    Layout.Bucket bucket = Layout.Bucket.valueOf(part.toUpperCase(Locale.ROOT));
    Suite suite = seipd == 1 ? Suite.V1 : Suite.V2_OCB;
    assertThat(VECTORS).exists();
    assertThat(Layout.body(content, bucket, suite)).isEqualTo(body);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 191, 65_478, 65_479, 65_480, 65_536, 300_001, 4_000_000})
  void whatIsMadeIsAsLongAsPromised(int size) throws Exception {
    for (Suite suite : Suite.values()) {
      for (Layout.Bucket bucket : Layout.Bucket.values()) {
        try (BodyStream body =
            new BodyStream(Content.of(new byte[size]), bucket, suite, new byte[32])) {
          assertThat(body.readAllBytes().length)
              .isEqualTo((int) body.size())
              .isEqualTo((int) Layout.body(size, bucket, suite));
        }
      }
    }
  }

  @Test
  void paddingCostsAtMostAnEighth() {
    for (long length = 65_536; length < 1L << 40; length = length * 3 / 2 + 1) {
      long padded = Layout.padme(length);
      assertThat(padded).isGreaterThanOrEqualTo(length);
      assertThat((double) padded / length).isLessThan(1.125);
      assertThat(Layout.padme(padded)).isEqualTo(padded);
    }
  }

  @Test
  void aManifestBeyondItsBucketsIsRefused() {
    assertThat(Layout.deflate(4_193_700, Layout.Bucket.MANIFEST)).isEqualTo(4 << 20);
    assertThatThrownBy(() -> Layout.deflate(4 << 20, Layout.Bucket.MANIFEST))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
