package org.ecluse.testkit.browser;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The server's side of a SOCKS 5 greeting (RFC 1928), for loopback: no password, CONNECT only. */
final class Socks {

  private static final int VERSION = 5;
  private static final int CONNECT = 1;
  private static final int IPV4 = 1;
  private static final int NAME = 3;
  private static final int IPV6 = 4;

  private Socks() {}

  /** Where the visitor wants to go. It is told that it is there already. */
  static InetSocketAddress greet(Socket visitor) throws IOException {
    DataInputStream in = new DataInputStream(visitor.getInputStream());
    expect(in, VERSION);
    in.readFully(new byte[in.readUnsignedByte()]);
    visitor.getOutputStream().write(new byte[] {VERSION, 0});
    expect(in, VERSION);
    expect(in, CONNECT);
    expect(in, 0);
    InetAddress host = host(in);
    int port = in.readUnsignedShort();
    visitor.getOutputStream().write(new byte[] {VERSION, 0, 0, IPV4, 0, 0, 0, 0, 0, 0});
    return new InetSocketAddress(host, port);
  }

  private static InetAddress host(DataInputStream in) throws IOException {
    int type = in.readUnsignedByte();
    byte[] address =
        new byte
            [switch (type) {
              case IPV4 -> 4;
              case IPV6 -> 16;
              case NAME -> in.readUnsignedByte();
              default -> throw new IOException("not an address");
            }];
    in.readFully(address);
    if (type != NAME) {
      return InetAddress.getByAddress(address);
    }
    // Whatever the name: nothing here may leave this machine.
    return InetAddress.getByAddress(
        new String(address, StandardCharsets.US_ASCII),
        InetAddress.getLoopbackAddress().getAddress());
  }

  private static void expect(DataInputStream in, int value) throws IOException {
    if (in.readUnsignedByte() != value) {
      throw new IOException("not a SOCKS 5 greeting");
    }
  }
}
