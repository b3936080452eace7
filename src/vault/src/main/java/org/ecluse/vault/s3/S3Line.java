package org.ecluse.vault.s3;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import org.ecluse.core.Settings;

/**
 * How a bucket is reached: the settings beside {@code ecluse.vault}.
 *
 * @param credentials a file, see {@link S3Credentials}
 * @param proxy a SOCKS 5 proxy, which also resolves the server's name
 * @param authority a PEM file; if given, no other authority is believed
 * @param anyRights the server cannot give different rights to different keys, and that is accepted:
 *     only for a server on this machine
 */
public record S3Line(
    Path credentials,
    Optional<InetSocketAddress> proxy,
    Optional<Path> authority,
    boolean anyRights) {

  /**
   * Reads {@code vault.credentials}, {@code vault.proxy}, {@code vault.ca} and {@code
   * vault.rights}.
   *
   * @throws Settings.BadSetting if one of them cannot be understood, or does not fit the location
   */
  public static S3Line of(Settings settings, S3Location location) {
    Optional<InetSocketAddress> proxy = settings.text("vault.proxy").map(S3Line::proxy);
    if (location.loopback() && proxy.isPresent()) {
      throw new Settings.BadSetting("vault.proxy", "absent for a vault on this machine");
    }
    if (location.onion() && proxy.isEmpty()) {
      throw new Settings.BadSetting("vault.proxy", "socks5://host:port to reach an onion");
    }
    return new S3Line(
        settings
            .path("vault.credentials")
            .orElseGet(() -> settings.home().resolve("vault.credentials")),
        proxy,
        settings.path("vault.ca"),
        anyRights(settings, location));
  }

  private static boolean anyRights(Settings settings, S3Location location) {
    String rights = settings.text("vault.rights").orElse("strict");
    boolean any = rights.equals("any");
    boolean known = any || rights.equals("strict");
    if (!known || (any && !location.loopback())) {
      throw new Settings.BadSetting(
          "vault.rights", "strict, or any for a server on this machine that knows one key only");
    }
    return any;
  }

  private static InetSocketAddress proxy(String text) {
    try {
      URI uri = new URI(text);
      boolean plain =
          uri.getUserInfo() == null && (uri.getPath() == null || uri.getPath().isEmpty());
      if ("socks5".equals(uri.getScheme()) && uri.getHost() != null && uri.getPort() > 0 && plain) {
        return InetSocketAddress.createUnresolved(uri.getHost(), uri.getPort());
      }
    } catch (URISyntaxException e) {
      throw new Settings.BadSetting("vault.proxy", "socks5://host:port");
    }
    throw new Settings.BadSetting("vault.proxy", "socks5://host:port");
  }
}
