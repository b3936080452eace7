package org.ecluse.testkit.browser;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A thing on a page, until the page goes. */
public final class Element {

  private final Remote remote;
  final String id;

  Element(Remote remote, String id) {
    this.remote = remote;
    this.id = id;
  }

  /** As a reader sees it: what is hidden is not in it. */
  public String text() throws IOException {
    return String.valueOf(remote.send(Command.TEXT, Map.of("id", id)));
  }

  public Optional<String> attribute(String name) throws IOException {
    Object value = remote.send(Command.ATTRIBUTE, Map.of("id", id, "name", name));
    return Optional.ofNullable(value).map(Object::toString);
  }

  /**
   * Does not wait for what the click starts. Scrolls as a reader would, who brings to the middle of
   * the screen what she looks at; by themselves browsers stop at its edge, under what is stuck
   * there.
   */
  public void click() throws IOException {
    Map<String, String> self = Map.of(Remote.ELEMENT, id);
    String script = "arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})";
    remote.send(Command.SCRIPT, Map.of("script", script, "args", List.of(self)));
    remote.send(Command.CLICK, Map.of("id", id));
  }

  /** Adds to what stands there already. */
  public void type(String text) throws IOException {
    remote.send(Command.TYPE, Map.of("id", id, "text", text));
  }

  /** For an {@code <input type=file>}. */
  public void choose(List<Path> files) throws IOException {
    type(files.stream().map(f -> f.toAbsolutePath().toString()).collect(Collectors.joining("\n")));
  }
}
