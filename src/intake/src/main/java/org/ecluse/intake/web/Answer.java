package org.ecluse.intake.web;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * A whole answer.
 *
 * @param headers beside those that every answer has
 */
record Answer(int status, String mediaType, byte[] body, Map<String, String> headers) {

  static Answer html(int status, String page) {
    return new Answer(status, "text/html; charset=utf-8", utf8(page), Map.of());
  }

  static Answer text(String mediaType, String text) {
    return new Answer(200, mediaType + "; charset=utf-8", utf8(text), Map.of());
  }

  static Answer seeOther(String path) {
    return new Answer(
        303,
        "text/plain; charset=utf-8",
        new byte[0],
        Map.of("Location", path, "Vary", "Accept-Language"));
  }

  Answer with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new Answer(status, mediaType, body, more);
  }

  /** The connection closes behind it. */
  Answer last() {
    return with("Connection", "close");
  }

  boolean isLast() {
    return headers.containsKey("Connection");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
