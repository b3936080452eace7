package org.ecluse.console;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Speaks HTTP/1.1 by hand, so that it can say what no well-behaved client would. */
public final class Visitor {

  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

  /** An answer, read to its end. Names of headers are in lower case. */
  public record Answer(int status, Map<String, List<String>> headers, byte[] body) {

    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name)).map(List::getFirst);
    }

    /** The hidden field of the forms on this page. */
    public String token() {
      Matcher matcher = TOKEN.matcher(text());
      if (!matcher.find()) {
        throw new AssertionError("a page without a form: " + status);
      }
      return matcher.group(1);
    }
  }

  private final int port;
  private final Map<String, String> headers = new LinkedHashMap<>();

  Visitor(int port) {
    this.port = port;
    headers.put("Host", "127.0.0.1:" + port);
  }

  /** The same visitor, cookie and all, with one header set otherwise; an empty value removes it. */
  public Visitor with(String name, String value) {
    Visitor other = new Visitor(port);
    other.headers.putAll(headers);
    other.headers.put(name, value);
    other.headers.values().removeIf(String::isEmpty);
    return other;
  }

  public Answer get(String path) throws IOException {
    return send("GET", path, new byte[0]);
  }

  /** A form as a page of the console itself would send it. */
  public Answer post(String path, Map<String, String> fields) throws IOException {
    List<String> pairs = new ArrayList<>();
    fields.forEach(
        (name, value) -> pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return with("Content-Type", "application/x-www-form-urlencoded")
        .with("Origin", headers.getOrDefault("Origin", "http://127.0.0.1:" + port))
        .send("POST", path, String.join("&", pairs).getBytes(StandardCharsets.US_ASCII));
  }

  /** The given headers, and a length when there is a body. */
  public Answer send(String method, String path, byte[] body) throws IOException {
    StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    if (body.length > 0 || method.equals("POST")) {
      head.append("Content-Length: " + body.length + "\r\n");
    }
    head.append("Connection: close\r\n\r\n");
    return raw(head.toString(), body);
  }

  /** Sends exactly this. */
  public Answer raw(String head, byte[] body) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(body);
      socket.getOutputStream().flush();
      Answer answer = read(new DataInputStream(socket.getInputStream()));
      answer
          .header("set-cookie")
          .ifPresent(cookie -> headers.put("Cookie", cookie.substring(0, cookie.indexOf(';'))));
      return answer;
    }
  }

  private static Answer read(DataInputStream in) throws IOException {
    int status = Integer.parseInt(line(in).split(" ", -1)[1]);
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers
          .computeIfAbsent(
              line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    boolean chunked =
        headers.getOrDefault("transfer-encoding", List.of("")).getFirst().equals("chunked");
    return new Answer(status, headers, chunked ? chunks(in) : whole(in, headers));
  }

  private static byte[] whole(InputStream in, Map<String, List<String>> headers)
      throws IOException {
    byte[] body = in.readAllBytes();
    List<String> length = headers.get("content-length");
    if (length != null && Long.parseLong(length.getFirst()) != body.length) {
      throw new EOFException("shorter or longer than it says");
    }
    return body;
  }

  private static byte[] chunks(DataInputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = Integer.parseInt(line(in), 16);
        size > 0;
        size = Integer.parseInt(line(in), 16)) {
      byte[] chunk = new byte[size];
      in.readFully(chunk);
      body.write(chunk);
      line(in);
    }
    return body.toByteArray();
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException();
      }
      line.append((char) next);
    }
    return line.toString().strip();
  }
}
