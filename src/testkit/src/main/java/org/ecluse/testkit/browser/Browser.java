package org.ecluse.testkit.browser;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A real browser with page scripts switched off. Elements are named by CSS selectors and looked for
 * in the frame that was entered last, or in the page itself.
 */
public final class Browser implements Closeable {

  private static final int PATIENCE_MILLIS = 60_000;
  private static final int STEP_MILLIS = 50;
  private static final URI EMPTY = URI.create("about:blank");

  /** Which browser. */
  public enum Kind {
    FIREFOX,
    CHROMIUM
  }

  private final Kind kind;
  private final Remote remote;

  private Browser(Kind kind, Remote remote) {
    this.kind = kind;
    this.remote = remote;
  }

  /**
   * Starts a browser that asks for pages in these languages.
   *
   * @param languages the preferred one first, such as {@code fr,en}
   */
  public static Browser start(Kind kind, String languages) throws IOException {
    return start(kind, languages, OptionalInt.empty());
  }

  /**
   * The same through a SOCKS 5 proxy on that port of 127.0.0.1, as Tor Browser goes through tor.
   */
  public static Browser start(Kind kind, String languages, int socksPort) throws IOException {
    return start(kind, languages, OptionalInt.of(socksPort));
  }

  private static Browser start(Kind kind, String languages, OptionalInt socksPort)
      throws IOException {
    Remote remote =
        switch (kind) {
          case FIREFOX -> Marionette.start(languages, socksPort);
          case CHROMIUM -> Chromedriver.start(languages, socksPort);
        };
    return new Browser(kind, remote);
  }

  public Kind kind() {
    return kind;
  }

  /** Goes to a page, and waits until it and its frames are there. */
  public void open(URI address) throws IOException {
    leaveFrames();
    String before = page();
    remote.send(Command.NAVIGATE, Map.of("url", address.toString()));
    awaitPageAfter(before);
    // On the way there may be an empty page, where one process hands over to another.
    if (!address.equals(EMPTY)) {
      await("what was asked for", () -> !EMPTY.equals(address()));
      awaitLoad();
    }
  }

  /** Asks for the same page again, as the reload button does. */
  public void reload() throws IOException {
    leaveFrames();
    String before = page();
    remote.send(Command.REFRESH, Map.of());
    awaitPageAfter(before);
  }

  /** Clicks on what leads to another page, and waits for that. */
  public void follow(String selector) throws IOException {
    String before = page();
    one(selector).click();
    awaitPageAfter(before);
  }

  /** The same for what is in a frame and leads the whole page elsewhere; leaves all frames. */
  public void followOut(String selector) throws IOException {
    String before = page();
    one(selector).click();
    await("the end of the frame", () -> !page().equals(before));
    leaveFrames();
    awaitPageAfter(before);
  }

  /** What tells this page from the next; a browser that has just started may have none. */
  private String page() throws IOException {
    return find("html").map(root -> root.id).orElse("");
  }

  private void awaitPageAfter(String before) throws IOException {
    await("another page", () -> !page().isEmpty() && !page().equals(before));
    awaitLoad();
  }

  private void awaitLoad() throws IOException {
    await("the whole page", () -> "complete".equals(script("return document.readyState")));
  }

  private @Nullable Object script(String body) throws IOException {
    return remote.send(Command.SCRIPT, Map.of("script", body, "args", List.of()));
  }

  /** Where the page itself is, whatever its frames hold. */
  public URI address() throws IOException {
    return URI.create(String.valueOf(remote.send(Command.ADDRESS, Map.of())));
  }

  /** From now on everything is looked for in that frame. */
  public void enter(String frameSelector) throws IOException {
    remote.send(Command.FRAME, Map.of("id", Map.of(Remote.ELEMENT, one(frameSelector).id)));
  }

  /** Back to the page itself. */
  public void leaveFrames() throws IOException {
    // No frame is said with an explicit null.
    remote.send(Command.FRAME, Collections.singletonMap("id", null));
  }

  public Element one(String selector) throws IOException {
    return element(remote.send(Command.FIND, by(selector)));
  }

  public List<Element> all(String selector) throws IOException {
    List<Element> elements = new ArrayList<>();
    if (remote.send(Command.FIND_ALL, by(selector)) instanceof List<?> found) {
      for (Object each : found) {
        elements.add(element(each));
      }
    }
    return elements;
  }

  /** The element if it is there now. */
  public Optional<Element> find(String selector) throws IOException {
    try {
      return Optional.of(one(selector));
    } catch (RemoteException failure) {
      return whenAbsent(failure);
    }
  }

  /** The element's text if it is there now; a page that is just being replaced has none. */
  public Optional<String> textOf(String selector) throws IOException {
    try {
      return Optional.of(one(selector).text());
    } catch (RemoteException failure) {
      return whenAbsent(failure);
    }
  }

  /** The same for an attribute. */
  public Optional<String> attributeOf(String selector, String attribute) throws IOException {
    try {
      return one(selector).attribute(attribute);
    } catch (RemoteException failure) {
      return whenAbsent(failure);
    }
  }

  private static <T> Optional<T> whenAbsent(RemoteException failure) throws RemoteException {
    if (failure.absent()) {
      return Optional.empty();
    }
    throw failure;
  }

  /** Waits until the element is there, however long a page or a frame takes to come. */
  public Element await(String selector) throws IOException {
    await(selector, () -> find(selector).isPresent());
    return one(selector);
  }

  private void await(String what, Condition condition) throws IOException {
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        throw new IOException(kind + " never showed " + what);
      }
      Pause.of(STEP_MILLIS);
    }
  }

  /**
   * Gives the window a size as the page sees it, and leaves all frames.
   *
   * @param width in CSS pixels; may be as small as 320
   */
  public void viewport(int width, int height) throws IOException {
    leaveFrames();
    remote.viewport(width, height);
  }

  /** The whole page, in whatever frame one is. */
  public Screenshot screenshot() throws IOException {
    return new Screenshot(remote.screenshot());
  }

  /** How tall a window would have to be to show the whole page, in CSS pixels. */
  public int pageHeight() throws IOException {
    return script("return document.documentElement.scrollHeight") instanceof Number height
        ? height.intValue()
        : 0;
  }

  /** Whether one has to scroll to the side to read everything (WCAG 2.2, 1.4.10). */
  public boolean overflowsSideways() throws IOException {
    return Boolean.TRUE.equals(
        script("const e = document.documentElement; return e.scrollWidth > e.clientWidth;"));
  }

  @Override
  public void close() throws IOException {
    remote.close();
  }

  private static Map<String, String> by(String selector) {
    return Map.of("using", "css selector", "value", selector);
  }

  private Element element(@Nullable Object found) throws IOException {
    if (found instanceof Map<?, ?> map && map.get(Remote.ELEMENT) instanceof String id) {
      return new Element(remote, id);
    }
    throw new IOException("no element in the answer");
  }

  private interface Condition {
    boolean holds() throws IOException;
  }
}
