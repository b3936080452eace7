package org.ecluse.testkit.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Chromium through Debian's chromedriver: W3C WebDriver over HTTP on loopback. */
final class Chromedriver implements Remote {

  private static final Pattern STARTED = Pattern.compile("started successfully on port (\\d+)");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Program program;
  private final String driver;
  private String session = "";

  private Chromedriver(Program program, int port) {
    this.program = program;
    this.driver = "http://127.0.0.1:" + port + "/session";
  }

  /** Starts a Chromium that asks for pages in these languages, the preferred one first. */
  static Chromedriver start(String languages, OptionalInt socksPort) throws IOException {
    Program program = new Program("chromium");
    try {
      Process process =
          program.start(List.of("chromedriver", "--port=0"), ProcessBuilder.Redirect.PIPE);
      Chromedriver remote = new Chromedriver(program, port(process));
      Object opened =
          remote.call(
              "POST", "", Map.of("capabilities", remote.capabilities(languages, socksPort)));
      if (!(opened instanceof Map<?, ?> map)) {
        throw new IOException("chromedriver opened no session");
      }
      remote.session = "/" + map.get("sessionId");
      return remote;
    } catch (IOException | RuntimeException failure) {
      program.close();
      throw failure;
    }
  }

  private static int port(Process process) throws IOException {
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher matcher = STARTED.matcher(line);
      if (matcher.find()) {
        Thread.ofVirtual().start(() -> output.lines().forEach(ignored -> {}));
        return Integer.parseInt(matcher.group(1));
      }
    }
    throw new IOException("chromedriver did not start");
  }

  private Map<String, Object> capabilities(String languages, OptionalInt socksPort) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--headless=new",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                // As on a phone; or a picture's right edge would lie under one.
                "--hide-scrollbars",
                "--user-data-dir=" + program.folder().resolve("profile")));
    if (socksPort.isPresent()) {
      arguments.add("--proxy-server=socks5://127.0.0.1:" + socksPort.getAsInt());
      // Loopback addresses too, which are usually left out.
      arguments.add("--proxy-bypass-list=<-loopback>");
    } else {
      arguments.add("--no-proxy-server");
    }
    // Chromium's own sandbox refuses to work for root; what it would contain here are our own
    // pages.
    if (System.getProperty("user.name").equals("root")) {
      arguments.add("--no-sandbox");
    }
    Map<String, Object> preferences =
        Map.of(
            "profile.default_content_setting_values.javascript", 2,
            "intl.accept_languages", languages,
            "intl.selected_languages", languages);
    return Map.of(
        "alwaysMatch",
        Map.of(
            // Without waiting for loads: a form's answer may be minutes away.
            "pageLoadStrategy",
            "none",
            "unhandledPromptBehavior",
            "dismiss",
            "goog:chromeOptions",
            Map.of("args", arguments, "prefs", preferences)));
  }

  @Override
  public @Nullable Object send(Command command, Map<String, ?> parameters) throws IOException {
    String path = command.path;
    Map<String, Object> body = new HashMap<>(parameters);
    for (String name : List.of("id", "name")) {
      String place = "{" + name + "}";
      if (path.contains(place)) {
        path = path.replace(place, String.valueOf(body.remove(name)));
      }
    }
    return call(command.method, session + path, body);
  }

  private @Nullable Object call(String method, String path, Map<String, ?> body)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(driver + path)).timeout(PATIENCE);
    request.method(
        method,
        method.equals("POST")
            ? BodyPublishers.ofByteArray(Json.write(body))
            : BodyPublishers.noBody());
    HttpResponse<byte[]> answer;
    try {
      answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
    Object value = Json.read(answer.body()) instanceof Map<?, ?> map ? map.get("value") : null;
    if (answer.statusCode() != 200) {
      Object error = value instanceof Map<?, ?> map ? map.get("error") : null;
      Object message = value instanceof Map<?, ?> map ? map.get("message") : null;
      throw new RemoteException(String.valueOf(error), method + " " + path + " " + message);
    }
    return value;
  }

  private @Nullable Object devtools(String name, Map<String, ?> parameters) throws IOException {
    return send(Command.DEVTOOLS, Map.of("cmd", name, "params", parameters));
  }

  /** Not the standard command, which shows one screen only. */
  @Override
  public byte[] screenshot() throws IOException {
    if (devtools("Page.getLayoutMetrics", Map.of()) instanceof Map<?, ?> metrics
        && metrics.get("cssLayoutViewport") instanceof Map<?, ?> window
        && metrics.get("cssContentSize") instanceof Map<?, ?> content
        && window.get("clientWidth") instanceof Number width
        && window.get("clientHeight") instanceof Number screen
        && content.get("height") instanceof Number height) {
      int tall = Math.max(screen.intValue(), height.intValue());
      Map<String, Integer> clip =
          Map.of("x", 0, "y", 0, "width", width.intValue(), "height", tall, "scale", 1);
      if (devtools("Page.captureScreenshot", Map.of("captureBeyondViewport", true, "clip", clip))
              instanceof Map<?, ?> picture
          && picture.get("data") instanceof String data) {
        return Base64.getDecoder().decode(data);
      }
    }
    throw new IOException("Chromium gave no picture");
  }

  /** By emulation: a window is never narrower than 500 pixels. */
  @Override
  public void viewport(int width, int height) throws IOException {
    devtools(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** Without asking it to quit: whoever quits may leave children that nobody knows any more. */
  @Override
  public void close() throws IOException {
    program.close();
    client.shutdownNow();
  }
}
