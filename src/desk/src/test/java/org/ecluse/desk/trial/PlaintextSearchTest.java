package org.ecluse.desk.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlaintextSearchTest {

  @TempDir Path folder;

  @Test
  void findsAPieceOfAFileAcrossABlockBorder() throws Exception {
    byte[] bytes = new byte[1000];
    new Random(1).nextBytes(bytes);
    Path sent = Files.write(folder.resolve("sent"), bytes);
    PlaintextSearch search = new PlaintextSearch();
    search.add(sent);
    assertThat(search.pieces()).isPositive();

    Path instance = Files.createDirectory(folder.resolve("instance"));
    byte[] around = new byte[(1 << 20) - 500 + bytes.length];
    new Random(2).nextBytes(around);
    Path clean = Files.write(instance.resolve("a"), around);
    assertThat(search.below(instance)).isEmpty();
    System.arraycopy(bytes, 0, around, (1 << 20) - 500, bytes.length);
    Files.write(clean, around);
    assertThat(search.below(instance)).contains(clean);
  }

  @Test
  void findsAMessage() throws Exception {
    PlaintextSearch search = new PlaintextSearch();
    search.add("été à Nîmes");
    Files.writeString(folder.resolve("log"), "… été à Nîmes …");
    assertThat(search.below(folder)).isPresent();
  }
}
