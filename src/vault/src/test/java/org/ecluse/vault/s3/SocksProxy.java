package org.ecluse.vault.s3;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A SOCKS 5 proxy (RFC 1928) that writes down what it is asked for and always goes to one place.
 */
final class SocksProxy implements AutoCloseable {

  private static final int BY_NAME = 3;

  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final int target;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  SocksProxy(int target) throws IOException {
    this.target = target;
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Kind of address and host of every request. */
  List<String> asked() {
    return asked;
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
      DataInputStream in = new DataInputStream(client.getInputStream());
      in.readByte();
      in.skipNBytes(in.readUnsignedByte());
      client.getOutputStream().write(new byte[] {5, 0});
      in.skipNBytes(3);
      int kind = in.readUnsignedByte();
      int length = kind == BY_NAME ? in.readUnsignedByte() : 4;
      byte[] host = in.readNBytes(length);
      in.readShort();
      asked.add(kind + " " + new String(host, StandardCharsets.US_ASCII));
      client.getOutputStream().write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
      Thread.ofVirtual().start(() -> copy(server, client));
      copy(client, server);
    } catch (IOException theOtherSideHungUp) {
      return;
    }
  }

  private static void copy(Socket from, Socket to) {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException theOtherSideHungUp) {
      return;
    }
  }

  static InetSocketAddress unresolved(int port) {
    return InetSocketAddress.createUnresolved("127.0.0.1", port);
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
