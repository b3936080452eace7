package org.ecluse.console;

import org.ecluse.core.Settings;

/** Where the console listens. */
final class Port {

  static final String HOST = "127.0.0.1";

  private static final int DEFAULT = 8090;
  private static final int LAST = 65535;

  private Port() {}

  /**
   * The port that is set.
   *
   * @throws Settings.BadSetting if it is no port, or if another host than 127.0.0.1 was asked for
   */
  static int of(Settings settings) {
    String host = settings.text("console.host").orElse(HOST);
    if (!host.equals(HOST)) {
      throw new Settings.BadSetting("console.host", "127.0.0.1: nobody else may reach a console");
    }
    int port = settings.count("console.port", DEFAULT);
    if (port > LAST) {
      throw new Settings.BadSetting("console.port", "a port from 1 to " + LAST);
    }
    return port;
  }
}
