package org.ecluse.testkit.browser;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Firefox through its own remote protocol: on a loopback socket, each message is {@code
 * length:json}; a command is {@code [0, id, name, parameters]}, its answer {@code [1, id, error,
 * result]}. The protocol is internal to Firefox and may change with it; it was written against ESR
 * 153, protocol 3.
 */
final class Marionette implements Remote {

  private static final int PATIENCE_MILLIS = 120_000;

  private static final List<String> PREFERENCES =
      List.of(
          // What Tor Browser's "Safest" is to a page.
          "\"javascript.enabled\", false",
          "\"privacy.resistFingerprinting\", true",
          // Nothing asks the network for anything of its own accord.
          "\"network.captive-portal-service.enabled\", false",
          "\"network.connectivity-service.enabled\", false",
          "\"network.dns.disablePrefetch\", true",
          "\"network.prefetch-next\", false",
          "\"services.settings.server\", \"data:,\"",
          "\"toolkit.telemetry.enabled\", false",
          "\"toolkit.telemetry.server\", \"\"",
          "\"datareporting.policy.dataSubmissionEnabled\", false",
          "\"datareporting.healthreport.uploadEnabled\", false",
          "\"browser.safebrowsing.malware.enabled\", false",
          "\"browser.safebrowsing.phishing.enabled\", false",
          "\"browser.safebrowsing.downloads.remote.enabled\", false",
          "\"app.update.disabledForTesting\", true",
          "\"app.normandy.enabled\", false",
          "\"extensions.update.enabled\", false",
          "\"extensions.getAddons.cache.enabled\", false",
          "\"geo.enabled\", false",
          // Nothing stands between a page and the test.
          "\"browser.shell.checkDefaultBrowser\", false",
          "\"browser.aboutwelcome.enabled\", false",
          "\"browser.startup.page\", 0",
          "\"browser.startup.homepage_override.mstone\", \"ignore\"",
          "\"browser.sessionstore.resume_from_crash\", false",
          "\"browser.download.always_ask_before_handling_new_types\", false",
          "\"browser.download.useDownloadDir\", true",
          "\"browser.warnOnQuit\", false",
          "\"dom.security.https_only_mode\", false");

  private final Program program;
  private final Socket socket;
  private final InputStream in;
  private int lastId;

  private Marionette(Program program, Socket socket) throws IOException {
    this.program = program;
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  /** Starts a Firefox that asks for pages in these languages, the preferred one first. */
  static Marionette start(String languages, OptionalInt socksPort) throws IOException {
    Program program = new Program("firefox");
    Socket socket = new Socket();
    try {
      int port = freePort();
      Path profile = Files.createDirectories(program.folder().resolve("profile"));
      Files.writeString(profile.resolve("user.js"), preferences(port, languages, socksPort));
      program.start(
          List.of(
              "firefox-esr",
              "--headless",
              "--no-remote",
              "--marionette",
              // For the width of the page, which lies in the window, not in the page.
              "--remote-allow-system-access",
              "--profile",
              profile.toString()),
          ProcessBuilder.Redirect.DISCARD);
      Marionette marionette = new Marionette(program, connect(program, port));
      marionette.read();
      // Without waiting for loads: a form's answer may be minutes away.
      marionette.call(
          "WebDriver:NewSession",
          Map.of("pageLoadStrategy", "none", "unhandledPromptBehavior", "dismiss"));
      return marionette;
    } catch (IOException | RuntimeException failure) {
      socket.close();
      program.close();
      throw failure;
    }
  }

  private static String preferences(int port, String languages, OptionalInt socksPort) {
    List<String> all = new ArrayList<>(PREFERENCES);
    all.add("\"marionette.port\", " + port);
    all.add("\"intl.accept_languages\", \"" + languages + "\"");
    // Or every browser says English, which is what Tor Browser does when asked to.
    all.add("\"privacy.spoof_english\", 1");
    all.add("\"network.proxy.type\", " + (socksPort.isPresent() ? 1 : 0));
    if (socksPort.isPresent()) {
      all.add("\"network.proxy.socks\", \"127.0.0.1\"");
      all.add("\"network.proxy.socks_port\", " + socksPort.getAsInt());
      all.add("\"network.proxy.socks_remote_dns\", true");
      all.add("\"network.proxy.allow_hijacking_localhost\", true");
      all.add("\"network.dns.blockDotOnion\", false");
    }
    return all.stream().map(one -> "user_pref(" + one + ");\n").collect(Collectors.joining());
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  private static Socket connect(Program program, int port) throws IOException {
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
    while (true) {
      Socket socket = new Socket();
      try {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
      } catch (IOException notYet) {
        socket.close();
        if (!program.alive() || System.nanoTime() > end) {
          throw new IOException("Firefox does not answer", notYet);
        }
        Pause.of(100);
      }
    }
  }

  @Override
  public @Nullable Object send(Command command, Map<String, ?> parameters) throws IOException {
    Map<String, Object> named = new LinkedHashMap<>(parameters);
    if (command == Command.FRAME && parameters.get("id") instanceof Map<?, ?> frame) {
      named.put("element", String.valueOf(frame.get(ELEMENT)));
      named.remove("id");
    }
    Object result = call(command.marionetteName, named);
    // Most results are wrapped in an object of their own; lists of elements are not.
    return result instanceof Map<?, ?> map && map.containsKey("value") ? map.get("value") : result;
  }

  private synchronized @Nullable Object call(String name, Map<String, ?> parameters)
      throws IOException {
    int id = ++lastId;
    byte[] message = Json.write(List.of(0, id, name, parameters));
    byte[] length = (message.length + ":").getBytes(StandardCharsets.US_ASCII);
    byte[] frame = new byte[length.length + message.length];
    System.arraycopy(length, 0, frame, 0, length.length);
    System.arraycopy(message, 0, frame, length.length, message.length);
    socket.getOutputStream().write(frame);
    if (!(read() instanceof List<?> answer)
        || answer.size() != 4
        || !(answer.get(1) instanceof Number number)
        || number.intValue() != id) {
      throw new IOException("not the answer to " + name);
    }
    if (answer.get(2) instanceof Map<?, ?> error) {
      throw new RemoteException(
          String.valueOf(error.get("error")), name + " " + error.get("message"));
    }
    return answer.get(3);
  }

  private @Nullable Object read() throws IOException {
    int length = 0;
    for (int next = in.read(); next != ':'; next = in.read()) {
      if (next < '0' || next > '9') {
        throw new EOFException("Firefox hung up");
      }
      length = length * 10 + next - '0';
    }
    byte[] message = in.readNBytes(length);
    if (message.length < length) {
      throw new EOFException("Firefox hung up");
    }
    return Json.read(message);
  }

  @Override
  public byte[] screenshot() throws IOException {
    Object png = send(Command.SCREENSHOT, Map.of("full", true));
    return Base64.getDecoder().decode(String.valueOf(png));
  }

  /** A window is never narrower than 500 pixels, so the page in it is made so. */
  @Override
  public void viewport(int width, int height) throws IOException {
    send(Command.RECTANGLE, Map.of("width", Math.max(width, 500), "height", height + 86));
    call("Marionette:SetContext", Map.of("value", "chrome"));
    try {
      String script =
          "const style = gBrowser.selectedBrowser.style;"
              + "style.minWidth = '0'; style.width = style.maxWidth = arguments[0] + 'px';";
      call("WebDriver:ExecuteScript", Map.of("script", script, "args", List.of(width)));
    } finally {
      call("Marionette:SetContext", Map.of("value", "content"));
    }
    // The page learns of it a moment later.
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
    while (!(send(Command.SCRIPT, Map.of("script", "return innerWidth", "args", List.of()))
            instanceof Number wide)
        || wide.intValue() != width) {
      if (System.nanoTime() > end) {
        throw new IOException("the page does not become " + width + " wide");
      }
      Pause.of(20);
    }
  }

  /** Without asking it to quit: whoever quits may leave children that nobody knows any more. */
  @Override
  public void close() throws IOException {
    try (socket) {
      program.close();
    }
  }
}
