package org.ecluse.seal.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.util.Random;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JDK's inflater gives the data back from any length, and finds nothing else. */
final class StoredDeflateTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 65_534, 65_535, 65_536, 131_070, 131_071, 200_000})
  void anyLengthPadsToAnyTarget(int length) throws Exception {
    byte[] data = new byte[length];
    new Random(length).nextBytes(data);
    for (int extra = 29; extra < 60; extra++) {
      long target = Layout.stored(length) + extra;
      byte[] stream;
      try (StoredDeflate deflate =
          new StoredDeflate(new ByteArrayInputStream(data), length, target)) {
        stream = deflate.readAllBytes();
      }
      assertThat(stream).hasSize((int) target);
      Inflater inflater = new Inflater(true);
      inflater.setInput(stream);
      byte[] back = new byte[length + 1];
      int count = 0;
      while (!inflater.finished()) {
        count += inflater.inflate(back, count, back.length - count);
      }
      assertThat(inflater.getRemaining()).isZero();
      inflater.end();
      assertThat(back).startsWith(data);
      assertThat(count).isEqualTo(length);
    }
  }

  @Test
  void tooLittleRoomIsRefused() {
    assertThatThrownBy(
            () -> new StoredDeflate(new ByteArrayInputStream(new byte[9]), 9, Layout.stored(9) + 4))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void lessDataThanSaidIsAnErrorAndNotAnEnd() {
    assertThatThrownBy(
            () -> new StoredDeflate(new ByteArrayInputStream(new byte[5]), 9, 1000).readAllBytes())
        .isInstanceOf(EOFException.class);
  }
}
