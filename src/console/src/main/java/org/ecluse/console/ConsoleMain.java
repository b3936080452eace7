package org.ecluse.console;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.inject.Inject;
import java.io.Console;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ecluse.console.cases.Upkeep;
import org.ecluse.console.door.OneTimeLink;
import org.ecluse.core.Limits;
import org.ecluse.core.Settings;
import org.ecluse.vault.VaultAddress;

/**
 * Starts the console on 127.0.0.1 and nowhere else. The instance's settings are turned into the
 * framework's here, in one place; the framework's own ways to be told another host are refused.
 */
@QuarkusMain
public final class ConsoleMain implements QuarkusApplication {

  private static final int USAGE = 2;

  private final OneTimeLink link;
  private final Settings settings;

  @Inject
  ConsoleMain(OneTimeLink link, Settings settings) {
    this.link = link;
    this.settings = settings;
  }

  public static void main(String[] args) {
    if (args.length > 0) {
      stop("the console takes no arguments; see its settings in README.md");
    }
    try {
      Settings settings = Settings.load();
      int port = Port.of(settings);
      // Asked for their complaints only, before anything answers.
      VaultAddress.of(settings);
      Limits.from(settings);
      Upkeep.of(settings).close();
      Optional<String> foreign = foreignSetting();
      if (foreign.isPresent()) {
        stop("the console listens on 127.0.0.1 only: remove " + foreign.get());
      }
      if (taken(port)) {
        stop("port " + port + " of 127.0.0.1 is taken; set ECLUSE_CONSOLE_PORT to another one");
      }
      System.setProperty("quarkus.http.host", Port.HOST);
      System.setProperty("quarkus.http.port", Integer.toString(port));
    } catch (Settings.BadSetting e) {
      stop(String.valueOf(e.getMessage()));
    }
    Quarkus.run(ConsoleMain.class, args);
  }

  /** A framework setting from outside that could open another door. */
  private static Optional<String> foreignSetting() {
    Map<String, String> all = new TreeMap<>(System.getenv());
    System.getProperties().stringPropertyNames().forEach(name -> all.put(name, ""));
    return all.keySet().stream()
        .filter(name -> name.matches("(?i)quarkus[._](http|management|tls|dev|test)[._].*"))
        .findFirst();
  }

  private static boolean taken(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static void stop(String why) {
    System.err.println("ecluse: " + why);
    System.exit(USAGE);
  }

  /** Runs once the port answers. */
  @Override
  public int run(String... args) throws IOException {
    if (!settings.text("console.headless").orElse("false").equals("true")) {
      link.publishPage();
    }
    boolean terminal =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    if (terminal || settings.text("console.print-link").orElse("false").equals("true")) {
      System.out.println(link.text());
    } else {
      System.out.println("The link of this console is in " + link.file());
    }
    Quarkus.waitForExit();
    return 0;
  }
}
