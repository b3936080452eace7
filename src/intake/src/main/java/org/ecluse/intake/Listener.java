package org.ecluse.intake;

import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecluse.core.Settings;

/** Where a server listens: {@code 127.0.0.1:8080}, {@code unix:/path}, or {@code off}. */
public sealed interface Listener {

  /** A loopback port. Any other address would be reachable from a network. */
  record Loopback(int port) implements Listener {}

  /** A socket file. */
  record Unix(Path path) implements Listener {}

  /** Nowhere. */
  record Off() implements Listener {}

  Pattern LOOPBACK = Pattern.compile("(?:127\\.0\\.0\\.1|localhost):([0-9]{1,5})");

  /** The listener for sources. */
  static Listener intake(Settings settings) {
    Listener listener = parse("intake.listen", settings, "127.0.0.1:8080");
    if (listener instanceof Off) {
      throw new Settings.BadSetting("intake.listen", "127.0.0.1:PORT or unix:/path");
    }
    return listener;
  }

  /** The listener for health. */
  static Listener management(Settings settings) {
    return parse("intake.management", settings, "127.0.0.1:9000");
  }

  private static Listener parse(String name, Settings settings, String otherwise) {
    String text = settings.text(name).orElse(otherwise);
    if (text.equals("off")) {
      return new Off();
    }
    if (text.startsWith("unix:/")) {
      return new Unix(Path.of(text.substring("unix:".length())));
    }
    Matcher loopback = LOOPBACK.matcher(text);
    if (loopback.matches() && Integer.parseInt(loopback.group(1)) <= 65_535) {
      return new Loopback(Integer.parseInt(loopback.group(1)));
    }
    throw new Settings.BadSetting(name, "127.0.0.1:PORT, unix:/path or off");
  }

  /** The names a visitor can call it by; none when only tor can reach it. */
  default Set<String> hosts() {
    return switch (this) {
      case Loopback(int port) -> Set.of("127.0.0.1:" + port, "localhost:" + port);
      case Unix unix -> Set.of();
      case Off off -> Set.of();
    };
  }
}
