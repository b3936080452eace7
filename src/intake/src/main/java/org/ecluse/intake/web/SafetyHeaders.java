package org.ecluse.intake.web;

import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;

/** The headers of every answer, errors included. */
final class SafetyHeaders {

  private final Map<String, String> headers;

  /**
   * @param inlineStyle the one style element that is allowed: the progress frame's, which would
   *     otherwise load a style sheet at every refresh
   */
  SafetyHeaders(String inlineStyle) {
    headers =
        Map.of(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self' 'sha256-"
                + digest(inlineStyle)
                + "'; frame-src 'self'; frame-ancestors 'self'; form-action 'self'; base-uri 'none'",
            "X-Frame-Options",
            "SAMEORIGIN",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Cache-Control",
            "no-store",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Embedder-Policy",
            "require-corp",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Permissions-Policy",
            "accelerometer=(), autoplay=(), camera=(), clipboard-read=(), clipboard-write=(),"
                + " display-capture=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(),"
                + " magnetometer=(), microphone=(), midi=(), payment=(),"
                + " publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(),"
                + " web-share=(), xr-spatial-tracking=()",
            "X-DNS-Prefetch-Control",
            "off");
  }

  void addTo(MultiMap response) {
    headers.forEach(response::set);
  }

  private static String digest(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
