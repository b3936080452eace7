package org.ecluse.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.EOFException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

final class ContentTest {

  private final Content content = Content.of(new byte[] {1, 2, 3, 4, 5});

  @Test
  void streamsAllBytesAsOftenAsAsked() throws Exception {
    for (int i = 0; i < 2; i++) {
      try (InputStream in = content.stream()) {
        assertThat(in.readAllBytes()).containsExactly(1, 2, 3, 4, 5);
      }
    }
  }

  @Test
  void refusesARangePastTheEnd() {
    assertThatExceptionOfType(EOFException.class)
        .isThrownBy(() -> content.read(3, new byte[3], 0, 3));
    assertThatExceptionOfType(EOFException.class)
        .isThrownBy(() -> content.read(-1, new byte[3], 0, 1));
  }

  @Test
  void skipsNoFurtherThanTheEnd() throws Exception {
    try (InputStream in = content.stream()) {
      assertThat(in.skip(2)).isEqualTo(2);
      assertThat(in.read()).isEqualTo(3);
      assertThat(in.skip(100)).isEqualTo(2);
      assertThat(in.read()).isEqualTo(-1);
    }
  }
}
