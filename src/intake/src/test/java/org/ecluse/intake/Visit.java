package org.ecluse.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One connection, written byte for byte as a test wants it. */
final class Visit implements AutoCloseable {

  /** An answer; header names in lower case. */
  record Reply(int status, Map<String, String> headers, String body) {

    Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    String first(String pattern) {
      Matcher matcher = Pattern.compile(pattern).matcher(body);
      if (!matcher.find()) {
        throw new AssertionError("not on the page: " + pattern);
      }
      return matcher.group(1);
    }
  }

  static final String BOUNDARY = "----a-boundary-of-the-tests";

  private final Socket socket;
  private final OutputStream out;
  private final InputStream in;

  Visit(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(60_000);
    out = socket.getOutputStream();
    in = new BufferedInputStream(socket.getInputStream());
  }

  static Reply get(int port, String path, String... headers) throws IOException {
    return request(port, "GET", path, headers);
  }

  static Reply request(int port, String method, String path, String... headers) throws IOException {
    try (Visit visit = new Visit(port)) {
      visit.head(method, path, headers);
      return visit.reply(method.equals("HEAD"));
    }
  }

  /** Posts a whole body. */
  static Reply post(int port, String path, byte[] body) throws IOException {
    try (Visit visit = new Visit(port)) {
      visit.postHead(path, body.length);
      visit.write(body);
      return visit.reply(false);
    }
  }

  void postHead(String path, long length) throws IOException {
    head(
        "POST",
        path,
        "Content-Type: multipart/form-data; boundary=" + BOUNDARY,
        "Content-Length: " + length);
  }

  void head(String method, String path, String... headers) throws IOException {
    StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
    boolean host = false;
    for (String header : headers) {
      host |= header.startsWith("Host:");
      head.append(header).append("\r\n");
    }
    if (!host) {
      head.append("Host: " + Instance.HOST + "\r\n");
    }
    write(head.append("\r\n").toString().getBytes(ISO_8859_1));
  }

  void write(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  void write(String text) throws IOException {
    write(text.getBytes(UTF_8));
  }

  Reply reply() throws IOException {
    return reply(false);
  }

  private Reply reply(boolean head) throws IOException {
    String status = line();
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      String[] field = line.split(": ?", 2);
      headers.put(field[0].toLowerCase(Locale.ROOT), field[1]);
    }
    int code = Integer.parseInt(status.split(" ", -1)[1]);
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    byte[] body = head || code == 100 ? new byte[0] : in.readNBytes(length);
    return new Reply(code, headers, new String(body, UTF_8));
  }

  /** Whether the other side has closed; waits for it. */
  boolean closed() throws IOException {
    return in.read() < 0;
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("no answer");
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
