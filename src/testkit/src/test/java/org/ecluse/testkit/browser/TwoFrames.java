package org.ecluse.testkit.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** A page of two frames, as the send page is one: a form, and how much of its upload has come. */
final class TwoFrames implements Closeable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicLong received = new AtomicLong();
  private volatile boolean done;
  private volatile String body = "";

  TwoFrames() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  InetSocketAddress address() {
    return server.getAddress();
  }

  URI page(int port) {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  /** The first piece of what was posted. */
  String body() {
    return body;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String language = exchange.getRequestHeaders().getFirst("Accept-Language");
    if (exchange.getRequestMethod().equals("POST")) {
      receive(exchange.getRequestBody());
    }
    String html =
        switch (path) {
          case "/form" ->
              "<form method=post enctype=multipart/form-data action=/up>"
                  + "<textarea name=message></textarea><input type=file name=files multiple>"
                  + "<button>Send</button></form><a target=_top href=/wide>out</a>";
          case "/wide" -> "<div style='width:600px;height:9px'></div>";
          case "/up" -> "<p id=receipt class=file data-verdict=CLEAN>got " + received + "</p>";
          case "/progress" ->
              (done ? "" : "<meta http-equiv=refresh content=1>")
                  + "<p id=got>"
                  + received
                  + "</p>";
          default ->
              "<p id=language>"
                  + language
                  + "</p><p id=script>off</p><script>document.getElementById('script').textContent="
                  + "'on'</script><iframe name=work src=/form></iframe>"
                  + "<iframe name=prog src=/progress></iframe><div style='height:2000px'>tall</div>"
                  + "<a href=/form>only the form</a>";
        };
    byte[] bytes =
        ("<!doctype html><meta charset=utf-8><title>t</title><style>iframe{width:90%}</style>"
                + html)
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void receive(InputStream in) throws IOException {
    byte[] buffer = new byte[16 << 10];
    StringBuilder start = new StringBuilder();
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      if (start.length() < buffer.length) {
        start.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
      }
      received.addAndGet(count);
    }
    body = start.toString();
    done = true;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
