package org.ecluse.testkit.browser;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
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
  private final InetSocketAddress target;
  private final Line up;
  private final Line down;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /**
   * Begins to listen on a free port of 127.0.0.1.
   *
   * @param upRate towards the server, bytes per second
   * @param downRate towards the browser, bytes per second
   */
  public SlowRelay(InetSocketAddress target, long upRate, long downRate) throws IOException {
    this.target = target;
    this.up = new Line(upRate);
    this.down = new Line(downRate);
    listener.setReceiveBufferSize(BUFFER);
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Thread.ofVirtual().name("slow-relay").start(this::accept);
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** How many bytes went to the server so far. */
  public long sentUp() {
    return up.passed.get();
  }

  /** Breaks every connection there is, as a dying line does; new ones may be made. */
  public void cut() throws IOException {
    for (Socket socket : open) {
      // Zero: a reset instead of a proper end.
      socket.setSoLinger(true, 0);
      drop(socket);
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket near = keep(listener.accept());
        Socket far = keep(new Socket());
        far.setSendBufferSize(BUFFER);
        far.setReceiveBufferSize(BUFFER);
        near.setSendBufferSize(BUFFER);
        connect(near, far);
      } catch (IOException closed) {
        // The listener was closed, or a browser went before it was served.
      }
    }
  }

  private void connect(Socket near, Socket far) throws IOException {
    try {
      far.connect(target);
    } catch (IOException refused) {
      drop(near);
      drop(far);
      return;
    }
    Thread.ofVirtual().start(() -> pump(near, far, up));
    Thread.ofVirtual().start(() -> pump(far, near, down));
  }

  private Socket keep(Socket socket) {
    open.add(socket);
    return socket;
  }

  private void drop(Socket socket) throws IOException {
    open.remove(socket);
    socket.close();
  }

  private void pump(Socket from, Socket to, Line line) {
    byte[] chunk = new byte[CHUNK];
    try {
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
    } catch (IOException unclosable) {
      throw new IllegalStateException(unclosable);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    cut();
  }

  /** One direction of the line: bytes wait until it is free. */
  private static final class Line {

    private final long rate;
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
