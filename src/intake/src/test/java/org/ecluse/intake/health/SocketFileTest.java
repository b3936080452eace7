package org.ecluse.intake.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SocketFileTest {

  @TempDir Path folder;

  private ServerSocketChannel bound(Path path) throws IOException {
    SocketFile file = SocketFile.at(path);
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(file.hidden()));
    assertThat(Files.getPosixFilePermissions(file.hidden().getParent()))
        .describedAs("closed to others before it has a mode of its own")
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    file.show();
    return server;
  }

  @Test
  void onlyThisUserCanOpenItAndNothingElseIsLeft() throws Exception {
    Path path = folder.resolve("health");
    try (ServerSocketChannel server = bound(path)) {
      assertThat(server.isOpen()).isTrue();
      assertThat(Files.getPosixFilePermissions(path))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
      try (Stream<Path> all = Files.list(folder)) {
        assertThat(all).containsExactly(path);
      }
    }
  }

  @Test
  void whatAKilledProcessLeftIsReplaced() throws Exception {
    Path path = folder.resolve("health");
    bound(path).close();
    assertThat(path).exists();
    try (ServerSocketChannel server = bound(path)) {
      assertThat(server.isOpen()).isTrue();
    }
  }

  @Test
  void neitherAFileNorAListenerIsReplaced() throws Exception {
    Path file = Files.writeString(folder.resolve("notes"), "mine");
    assertThatThrownBy(() -> SocketFile.at(file)).isInstanceOf(IOException.class);
    assertThat(file).hasContent("mine");
    Path path = folder.resolve("health");
    try (ServerSocketChannel server = bound(path)) {
      assertThat(server.isOpen()).isTrue();
      assertThatThrownBy(() -> SocketFile.at(path)).hasMessageContaining("another program");
    }
  }
}
