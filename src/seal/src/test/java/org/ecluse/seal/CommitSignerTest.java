package org.ecluse.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The node's key is made once, kept for its owner, and known by its public half. */
final class CommitSignerTest {

  @TempDir Path folder;

  @Test
  void isTheSameKeyAfterARestart() throws Exception {
    Path file = folder.resolve("state/node.key");
    CommitSigner first = CommitSigner.openOrCreate(file);
    CommitSigner second = CommitSigner.openOrCreate(file);
    assertThat(second.keyId()).isEqualTo(first.keyId());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    byte[] message = "x".getBytes(StandardCharsets.US_ASCII);
    NodeKey node = NodeKey.of(first.publicKeyText(), LocalDate.MAX);
    assertThat(node.verifies(message, second.sign(message))).isTrue();
    assertThat(node.verifies(new byte[0], second.sign(message))).isFalse();
    assertThat(node.verifies(message, new byte[64])).isFalse();
    assertThat(node.verifies(message, new byte[3])).isFalse();
  }

  @Test
  void refusesAKeyThatOthersCanRead() throws Exception {
    Path file = folder.resolve("node.key");
    assertThat(CommitSigner.openOrCreate(file).keyId()).hasSize(32);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> CommitSigner.openOrCreate(file)).isInstanceOf(IOException.class);
  }

  @Test
  void refusesADamagedKeyInsteadOfMakingANewOne() throws Exception {
    Path file = folder.resolve("node.key");
    assertThat(CommitSigner.openOrCreate(file).keyId()).hasSize(32);
    Files.writeString(file, "ecluse/node-key/1 00\n");
    assertThatThrownBy(() -> CommitSigner.openOrCreate(file)).isInstanceOf(IOException.class);
  }
}
