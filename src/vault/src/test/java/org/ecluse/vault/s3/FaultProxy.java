package org.ecluse.vault.s3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * Stands before a real server, one request for each connection, and does to each what a plan says:
 * what a bad network or a sick server would do.
 */
final class FaultProxy implements AutoCloseable {

  sealed interface Fault {}

  record Pass() implements Fault {}

  /** Takes the request, and never says anything. */
  record Stall() implements Fault {}

  /** Cuts the connection when so many bytes of the body have gone to the server. */
  record CutBody(long after) implements Fault {}

  /** The server does it, but its answer is lost. */
  record LoseAnswer() implements Fault {}

  /** The server's answer ends after so many bytes. */
  record CutAnswer(int after) implements Fault {}

  /** Answers in the server's place. */
  record Answer(String status, String body) implements Fault {}

  /** Answers one byte after another, so that something always comes. */
  record Drip() implements Fault {}

  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final int server;
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private volatile Function<String, Fault> plan = line -> new Pass();

  FaultProxy(int server) throws IOException {
    this.server = server;
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** From now on: what to do for a request line. */
  void plan(Function<String, Fault> next) {
    seen.clear();
    plan = next;
  }

  /** Request lines since the plan was made. */
  List<String> seen() {
    return List.copyOf(seen);
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
        Socket upstream = new Socket()) {
      InputStream in = client.getInputStream();
      String head = head(in);
      String line = head.lines().findFirst().orElse("");
      seen.add(line);
      Fault fault = plan.apply(line);
      long length = length(head);
      switch (fault) {
        case Stall stall -> in.transferTo(OutputStream.nullOutputStream());
        case Drip drip -> drip(client.getOutputStream());
        case Answer(String status, String body) -> {
          in.skipNBytes(length);
          answer(client.getOutputStream(), status, body);
        }
        case CutBody(long after) -> {
          connect(upstream);
          forward(in, upstream.getOutputStream(), head, Math.min(length, after));
          if (length <= after) {
            upstream.getInputStream().transferTo(client.getOutputStream());
          }
        }
        case CutAnswer(int after) -> {
          connect(upstream);
          forward(in, upstream.getOutputStream(), head, length);
          client.getOutputStream().write(upstream.getInputStream().readNBytes(after));
          client.getOutputStream().flush();
        }
        case LoseAnswer lose -> {
          connect(upstream);
          forward(in, upstream.getOutputStream(), head, length);
          upstream.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
        case Pass pass -> {
          connect(upstream);
          forward(in, upstream.getOutputStream(), head, length);
          upstream.getInputStream().transferTo(client.getOutputStream());
        }
      }
    } catch (IOException theOtherSideHungUp) {
      return;
    }
  }

  private void connect(Socket upstream) throws IOException {
    upstream.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server));
  }

  private static void forward(InputStream in, OutputStream out, String head, long length)
      throws IOException {
    out.write((head + "Connection: close\r\n\r\n").getBytes(ISO_8859_1));
    byte[] block = new byte[1 << 16];
    long left = length;
    while (left > 0) {
      int count = in.read(block, 0, (int) Math.min(left, block.length));
      if (count < 0) {
        break;
      }
      out.write(block, 0, count);
      left -= count;
    }
    out.flush();
  }

  private static void answer(OutputStream out, String status, String body) throws IOException {
    out.write(
        ("HTTP/1.1 "
                + status
                + "\r\nContent-Type: application/xml\r\nConnection: close\r\nContent-Length: "
                + body.length()
                + "\r\n\r\n"
                + body)
            .getBytes(ISO_8859_1));
    out.flush();
  }

  private static void drip(OutputStream out) throws IOException {
    out.write("HTTP/1.1 200 OK\r\n".getBytes(ISO_8859_1));
    for (int i = 0; i < 100_000; i++) {
      out.write("X: 1\r\n".charAt(i % 6));
      out.flush();
      try {
        Thread.sleep(200);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Everything up to the blank line, without the hop's own header. */
  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int one;
    while ((one = in.read()) >= 0) {
      bytes.write(one);
      String text = bytes.toString(ISO_8859_1);
      if (text.endsWith("\r\n\r\n")) {
        return text.substring(0, text.length() - 2).replaceAll("(?i)Connection: .*\r\n", "");
      }
    }
    throw new IOException("no request");
  }

  private static long length(String head) {
    return head.lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
        .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
        .findFirst()
        .orElse(0);
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
