package org.ecluse.console.door;

import io.vertx.core.MultiMap;
import java.util.Map;

/** The headers of every answer, pages, files and errors alike. */
public final class Headers {

  /** For pages. */
  static final String PAGE_POLICY =
      "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none';"
          + " base-uri 'none'";

  /** For files: even a browser that shows one shows it without rights and without an origin. */
  public static final String FILE_POLICY =
      "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox";

  private static final Map<String, String> ALWAYS =
      Map.of(
          "Content-Security-Policy", PAGE_POLICY,
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Embedder-Policy", "require-corp",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Referrer-Policy", "no-referrer",
          "Cache-Control", "no-store",
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "X-DNS-Prefetch-Control", "off",
          "Permissions-Policy",
              "accelerometer=(), autoplay=(), camera=(), clipboard-read=(), display-capture=(),"
                  + " geolocation=(), gyroscope=(), microphone=(), midi=(), payment=(),"
                  + " publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=()");

  private Headers() {}

  static void set(MultiMap headers) {
    ALWAYS.forEach(headers::set);
  }
}
