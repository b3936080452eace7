package org.ecluse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code src/spec/vectors/spool-chunk.txt}, which freezes the format. */
class ChunkVectorsTest {

  private static final Path VECTORS = Path.of("../spec/vectors/spool-chunk.txt");

  static List<String> vectors() throws IOException {
    List<String> lines = Files.readAllLines(VECTORS);
    return lines.stream().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void sealsAndOpensItAsFrozen(String line) {
    String[] fields = line.split(" ", -1);
    boolean ok = fields[0].equals("ok");
    long index = Long.parseLong(fields[3]);
    boolean last = fields[4].equals("1");
    byte[] clear = fields[5].equals("-") ? new byte[0] : HexFormat.of().parseHex(fields[5]);
    byte[] sealed = HexFormat.of().parseHex(fields[6]);

    byte[] room = new byte[ChunkCipher.SEALED];
    int length = cipher(fields[2]).seal(index, last, clear, clear.length, room);
    assertThat(Arrays.equals(Arrays.copyOf(room, length), sealed)).isEqualTo(ok);

    byte[] opened = new byte[sealed.length];
    assertThat(opens(cipher(fields[2]), index, last, sealed, opened)).isEqualTo(ok);
    assertThat(Arrays.copyOf(opened, clear.length)).isEqualTo(ok ? clear : new byte[clear.length]);
  }

  private static boolean opens(
      ChunkCipher cipher, long index, boolean last, byte[] sealed, byte[] into) {
    try {
      cipher.open(index, last, sealed, sealed.length, into, 0);
      return true;
    } catch (DamagedSpoolException e) {
      return false;
    }
  }

  private static ChunkCipher cipher(String key) {
    return new ChunkCipher(new ChunkKey(HexFormat.of().parseHex(key)));
  }
}
