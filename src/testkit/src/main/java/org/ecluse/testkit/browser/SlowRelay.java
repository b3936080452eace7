package org.ecluse.testkit.browser;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A slow line to a server: passes TCP connections on, and all of them together get so many bytes a
 * second in each direction. Kernel buffers are small, or a sender would believe an upload to be
 * over that has hardly begun (they take some 4 MB on loopback).
 */
public final class SlowRelay implements Closeable {

  private static final int BUFFER = 32 << 10;
  private static final int CHUNK = 4 << 10;

  private final ServerSocket listener = new ServerSocket();
  private final Destination destination;
  private final Line up;
  private final Line down;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private interface Destination {
    InetSocketAddress of(Socket visitor) throws IOException;
  }

  private SlowRelay(Destination destination, long rate) throws IOException {
    this.destination = destination;
    this.up = new Line(rate);
    this.down = new Line(rate);
    listener.setReceiveBufferSize(BUFFER);
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Thread.ofVirtual().name("slow-relay").start(this::accept);
  }

  /**
   * Every connection goes to that server.
   *
   * @param rate bytes per second in each direction
   */
  public static SlowRelay to(InetSocketAddress server, long rate) throws IOException {
    return new SlowRelay(visitor -> server, rate);
  }

  /**
   * A SOCKS 5 proxy, as tor is one to Tor Browser: the server keeps its own name and port. Whatever
   * name is asked for, it goes to this machine.
   */
  public static SlowRelay socks(long rate) throws IOException {
    return new SlowRelay(Socks::greet, rate);
  }

  /** From now on so many bytes per second in each direction. */
  public void rate(long rate) {
    up.rate = rate;
    down.rate = rate;
  }

  /** On 127.0.0.1. */
  public int port() {
    return listener.getLocalPort();
  }

  /** How many bytes went to the server so far. */
  public long sentUp() {
    return up.passed.get();
  }

  /** Breaks every connection there is, as a dying line does; new ones may be made. */
  public void cut() throws IOException {
    // All before any: a dropped socket makes its pump close the one at the other side.
    List<Socket> cut = List.copyOf(open);
    for (Socket socket : cut) {
      // Zero: a reset instead of a proper end.
      socket.setSoLinger(true, 0);
    }
    cut.forEach(this::drop);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket near = keep(listener.accept());
        near.setSendBufferSize(BUFFER);
        Thread.ofVirtual().start(() -> serve(near));
      } catch (IOException closed) {
        // The listener was closed, or a browser went before it was served.
      }
    }
  }

  private void serve(Socket near) {
    Socket far = keep(new Socket());
    try {
      far.setSendBufferSize(BUFFER);
      far.setReceiveBufferSize(BUFFER);
      far.connect(destination.of(near));
      Thread.ofVirtual().start(() -> pump(far, near, down));
      pump(near, far, up);
    } catch (IOException refused) {
      drop(near);
      drop(far);
    }
  }

  private Socket keep(Socket socket) {
    open.add(socket);
    return socket;
  }

  private void drop(Socket socket) {
    open.remove(socket);
    try {
      socket.close();
    } catch (IOException unclosable) {
      throw new UncheckedIOException(unclosable);
    }
  }

  private void pump(Socket from, Socket to, Line line) {
    byte[] chunk = new byte[CHUNK];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        line.take(count);
        out.write(chunk, 0, count);
      }
      // One side may end while the other still speaks.
      to.shutdownOutput();
      if (from.isOutputShutdown()) {
        drop(from);
        drop(to);
      }
    } catch (IOException broken) {
      // Whichever side broke, the other is told in the same way.
      drop(from);
      drop(to);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    cut();
  }

  /** One direction of the line: bytes wait until it is free. */
  private static final class Line {

    private volatile long rate;
    private final AtomicLong passed = new AtomicLong();
    private long free = System.nanoTime();

    Line(long rate) {
      this.rate = rate;
    }

    void take(int count) throws IOException {
      long wait;
      synchronized (this) {
        long now = System.nanoTime();
        free = Math.max(free, now) + count * 1_000_000_000L / rate;
        wait = free - now;
      }
      Pause.of(wait / 1_000_000);
      passed.addAndGet(count);
    }
  }
}
