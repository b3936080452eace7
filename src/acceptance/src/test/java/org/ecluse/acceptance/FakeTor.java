package org.ecluse.acceptance;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands where tor stands, as far as intake can see: a port for each circuit, and whoever connects
 * to it reaches intake's socket file behind tor's line with that circuit's number.
 */
final class FakeTor implements AutoCloseable {

  private final Path socket;
  private final Map<Long, Integer> ports = new ConcurrentHashMap<>();
  private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();

  FakeTor(Path socket) {
    this.socket = socket;
  }

  /** A source whose connections all are of this circuit. */
  Source circuit(long number) throws IOException {
    return Source.at(port(number));
  }

  int port(long number) throws IOException {
    Integer known = ports.get(number);
    if (known != null) {
      return known;
    }
    ServerSocket listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    open.add(listener);
    ports.put(number, listener.getLocalPort());
    Thread.startVirtualThread(() -> accept(listener, line(number)));
    return listener.getLocalPort();
  }

  /** What tor writes for a circuit (tor(1), HiddenServiceExportCircuitID). */
  static String line(long circuit) {
    return "PROXY TCP6 fc00:dead:beef:4dad::%x:%x ::1 %d 80\r\n"
        .formatted(circuit >> 16, circuit & 0xffff, circuit & 0xffff);
  }

  /** A bare connection to the socket file, without any line. */
  SocketChannel bare() throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    channel.connect(UnixDomainSocketAddress.of(socket));
    return channel;
  }

  private void accept(ServerSocket listener, String line) {
    while (!listener.isClosed()) {
      try {
        connect(listener.accept(), line);
      } catch (IOException closed) {
        return;
      }
    }
  }

  /**
   * A stream to a service that is not there is closed, and the next one is tried like the first.
   */
  private void connect(Socket client, String line) throws IOException {
    open.add(client);
    try {
      SocketChannel intake = bare();
      open.add(intake);
      intake.write(ByteBuffer.wrap(line.getBytes(US_ASCII)));
      pump(client.getInputStream(), Channels.newOutputStream(intake), client, intake);
      pump(Channels.newInputStream(intake), client.getOutputStream(), client, intake);
    } catch (IOException notThere) {
      client.close();
    }
  }

  private static void pump(InputStream from, OutputStream to, Socket client, SocketChannel intake) {
    Thread.startVirtualThread(
        () -> {
          try (client;
              intake) {
            from.transferTo(to);
          } catch (IOException broken) {
            // As a stream of tor: one side gone, both are.
            return;
          }
        });
  }

  @Override
  public void close() throws IOException {
    for (AutoCloseable each : open) {
      try {
        each.close();
      } catch (Exception e) {
        throw new IOException(e);
      }
    }
  }
}
