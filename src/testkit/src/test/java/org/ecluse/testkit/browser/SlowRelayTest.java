package org.ecluse.testkit.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SlowRelayTest {

  private static final int SIZE = 6 << 20;

  @Test
  void bringsEveryByteAndTheEndOfTheStreamWhileTheAnswerIsStillToCome() throws Exception {
    byte[] sent = new byte[SIZE];
    new Random(7).nextBytes(sent);
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        SlowRelay relay = SlowRelay.to(address(server), 64 << 20);
        Socket client = new Socket(InetAddress.getLoopbackAddress(), relay.port());
        Socket accepted = server.accept()) {
      Thread.ofVirtual().start(() -> write(client, sent));
      assertThat(accepted.getInputStream().readAllBytes()).isEqualTo(sent);
      assertThat(relay.sentUp()).isEqualTo(SIZE);
      accepted.getOutputStream().write(42);
      accepted.shutdownOutput();
      assertThat(client.getInputStream().readAllBytes()).containsExactly(42);
    }
  }

  @Test
  void doesNotLetASenderBelieveThatItIsDone() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        SlowRelay relay = SlowRelay.to(address(server), 1 << 20);
        Socket client = new Socket(InetAddress.getLoopbackAddress(), relay.port());
        Socket accepted = server.accept()) {
      Thread writer = Thread.ofVirtual().start(() -> write(client, new byte[SIZE]));
      assertThat(accepted.getInputStream().readNBytes(16 << 10)).hasSize(16 << 10);
      assertThat(writer.isAlive()).isTrue();
      assertThat(relay.sentUp()).isLessThan(SIZE);
    }
  }

  @Test
  void breaksBothSidesWhenTheLineIsCut() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        SlowRelay relay = SlowRelay.to(address(server), 1 << 20);
        Socket client = new Socket(InetAddress.getLoopbackAddress(), relay.port());
        Socket accepted = server.accept()) {
      client.getOutputStream().write(1);
      assertThat(accepted.getInputStream().read()).isEqualTo(1);
      relay.cut();
      assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> accepted.getInputStream().read()).isInstanceOf(IOException.class);
    }
  }

  private static InetSocketAddress address(ServerSocket server) {
    return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
  }

  private static void write(Socket socket, byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.shutdownOutput();
    } catch (IOException closed) {
      // The test is over.
    }
  }
}
