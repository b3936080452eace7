package org.ecluse.acceptance;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A source's browser, byte for byte: plain sockets, so that a test can send slowly, wrongly, or
 * stop in the middle.
 */
final class Source {

  static final String BOUNDARY = "----WebKitFormBoundaryEcluseTest";

  /** An answer, its body read by Content-Length or chunks. */
  record Answer(int status, String headers, String body) {}

  /** An opened form. */
  record Form(String id, String token) {}

  private static final Pattern FORM_ID = Pattern.compile("/(?:en|fr)/form/([A-Za-z0-9_-]{22})");
  private static final Pattern TOKEN = Pattern.compile("name=\"token\"[^>]*value=\"([^\"]+)\"");

  private final int port;

  private Source(int port) {
    this.port = port;
  }

  static Source at(int port) {
    return new Source(port);
  }

  Answer get(String path) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(head("GET", path, "").getBytes(ISO_8859_1));
      return answer(socket.getInputStream());
    }
  }

  /** Opens the send page and its form frame. */
  Form form(String language) throws IOException {
    String id = group(FORM_ID, get("/" + language + "/send").body());
    return new Form(id, group(TOKEN, get("/" + language + "/form/" + id).body()));
  }

  /** Sends a whole body at once. */
  Answer post(String language, Form form, byte[] body) throws IOException {
    try (Socket socket = open(language, form, body.length)) {
      socket.getOutputStream().write(body);
      socket.getOutputStream().flush();
      return answer(socket.getInputStream());
    }
  }

  /** Sends the request's head and leaves the body to the caller. */
  Socket open(String language, Form form, long length) throws IOException {
    Socket socket = connect();
    String more =
        "Content-Type: multipart/form-data; boundary="
            + BOUNDARY
            + "\r\nContent-Length: "
            + length
            + "\r\n";
    socket
        .getOutputStream()
        .write(head("POST", "/" + language + "/send/" + form.id(), more).getBytes(ISO_8859_1));
    return socket;
  }

  /** Sends any bytes and reads whatever is answered. */
  Answer raw(byte[] request) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(request);
      socket.getOutputStream().flush();
      return answer(socket.getInputStream());
    }
  }

  /** A connection of its own, to say anything on. */
  Conversation converse() throws IOException {
    return new Conversation(connect());
  }

  /** What a request to here has in its Host line. */
  String host() {
    return "127.0.0.1:" + port;
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket();
    // A small send buffer, or the kernel swallows megabytes that nobody has read.
    socket.setSendBufferSize(1 << 16);
    socket.connect(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port), 10_000);
    socket.setSoTimeout(120_000);
    return socket;
  }

  String head(String method, String path, String more) {
    return method
        + " "
        + path
        + " HTTP/1.1\r\nHost: 127.0.0.1:"
        + port
        + "\r\nConnection: close\r\n"
        + more
        + "\r\n";
  }

  /** A multipart body (RFC 7578), part by part. */
  static final class Body {
    /** Bytes of no kind that anybody knows: no text either. */
    static final String NO_KIND = "some\0bytes\1of\2no\3kind";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Body field(String name, String value) {
      return raw(
          "--"
              + BOUNDARY
              + "\r\nContent-Disposition: form-data; name=\""
              + name
              + "\"\r\n\r\n"
              + value
              + "\r\n");
    }

    Body file(String name, byte[] content) {
      raw(
          "--"
              + BOUNDARY
              + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\""
              + name
              + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
      bytes.writeBytes(content);
      return raw("\r\n");
    }

    Body raw(String text) {
      bytes.writeBytes(text.getBytes(UTF_8));
      return this;
    }

    byte[] unfinished() {
      return bytes.toByteArray();
    }

    byte[] end() {
      return raw("--" + BOUNDARY + "--\r\n").unfinished();
    }
  }

  static Answer answer(InputStream raw) throws IOException {
    InputStream in = raw instanceof BufferedInputStream ? raw : new BufferedInputStream(raw);
    String status = line(in);
    StringBuilder headers = new StringBuilder();
    int length = -1;
    boolean chunked = false;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      headers.append(line).append('\n');
      String lower = line.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).strip());
      }
      chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
    }
    int code = Integer.parseInt(status.split(" ", 3)[1]);
    if (code < 200) {
      return new Answer(code, headers.toString(), "");
    }
    byte[] body = chunked ? chunks(in) : length < 0 ? in.readAllBytes() : in.readNBytes(length);
    return new Answer(code, headers.toString(), new String(body, UTF_8));
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = size(in); size > 0; size = size(in)) {
      body.writeBytes(in.readNBytes(size));
      line(in);
    }
    return body.toByteArray();
  }

  private static int size(InputStream in) throws IOException {
    return Integer.parseInt(line(in).strip(), 16);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("no whole answer came");
      }
      line.write(next);
    }
    return line.toString(ISO_8859_1).stripTrailing();
  }

  private static String group(Pattern pattern, String page) throws IOException {
    Matcher matcher = pattern.matcher(page);
    if (!matcher.find()) {
      throw new IOException("the page is not as the contract says");
    }
    return matcher.group(1);
  }

  /** A drip: so many bytes in so many steps. */
  static void drip(OutputStream out, byte[] bytes, int steps, long millis)
      throws IOException, InterruptedException {
    int step = Math.max(1, bytes.length / steps);
    for (int start = 0; start < bytes.length; start += step) {
      out.write(bytes, start, Math.min(step, bytes.length - start));
      out.flush();
      Thread.sleep(millis);
    }
  }
}
