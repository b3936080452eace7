package org.ecluse.vault.s3;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.ecluse.core.Settings;

/**
 * One bucket on one server: {@code s3:https://host:port/bucket}. Without TLS only where nobody is
 * on the way: this very machine, or an onion service.
 *
 * @param server scheme, host and port, nothing else
 */
public record S3Location(URI server, String bucket) {

  /** What an address of this kind starts with. */
  public static final String SCHEME = "s3:";

  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final Pattern LOOPBACK =
      Pattern.compile("127(\\.[0-9]{1,3}){3}|localhost|\\[::1]");

  /** What the setting must be. */
  public static final String WANT =
      "folder:/absolute/path or s3:https://host:port/bucket (s3:http: only for 127.0.0.1 and .onion)";

  /**
   * Reads an address that starts with {@link #SCHEME}.
   *
   * @throws Settings.BadSetting if it is not of that form, or would send in the clear
   */
  public static S3Location parse(String text) {
    URI uri;
    try {
      uri = new URI(text.substring(SCHEME.length()));
    } catch (URISyntaxException e) {
      throw new Settings.BadSetting("vault", WANT);
    }
    if (uri.getHost() == null
        || uri.getUserInfo() != null
        || uri.getQuery() != null
        || uri.getFragment() != null
        || uri.getPath() == null
        || !uri.getPath().startsWith("/")) {
      throw new Settings.BadSetting("vault", WANT);
    }
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    String bucket = uri.getPath().substring(1);
    boolean safe =
        scheme.equals("https")
            || (scheme.equals("http") && (isLoopback(host) || host.endsWith(".onion")));
    if (!safe || !BUCKET.matcher(bucket).matches()) {
      throw new Settings.BadSetting("vault", WANT);
    }
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return new S3Location(URI.create(scheme + "://" + host + port), bucket);
  }

  /** On this very machine. */
  public boolean loopback() {
    return isLoopback(server.getHost());
  }

  /** An onion service, which only a proxy can reach. */
  public boolean onion() {
    return server.getHost().endsWith(".onion");
  }

  private static boolean isLoopback(String host) {
    return LOOPBACK.matcher(host).matches();
  }
}
