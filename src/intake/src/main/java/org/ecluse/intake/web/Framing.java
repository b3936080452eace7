package org.ecluse.intake.web;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import org.ecluse.core.Refusal;

/**
 * Whether two readers of a request would agree where it ends (RFC 9112 §6). The codec refuses most
 * of what they would not agree about: two lengths, a length beside chunks, bare line feeds. Here is
 * what it lets through.
 */
final class Framing {

  private Framing() {}

  /** Whether its body is framed by a length or by chunks and by nothing else. */
  static boolean isPlain(HttpServerRequest request) {
    List<String> encodings = request.headers().getAll("Transfer-Encoding");
    boolean known =
        encodings.isEmpty()
            || (encodings.size() == 1 && encodings.getFirst().equalsIgnoreCase("chunked"));
    return known && isHttp1(request.version());
  }

  private static boolean isHttp1(HttpVersion version) {
    return version == HttpVersion.HTTP_1_0 || version == HttpVersion.HTTP_1_1;
  }

  /** What to answer to what the codec could not read. */
  static Refusal refusal(Throwable cause) {
    return switch (cause) {
      case TooLongHttpLineException line -> Refusal.ADDRESS_TOO_LONG;
      case TooLongHttpHeaderException head -> Refusal.HEAD_TOO_LONG;
      default -> Refusal.MALFORMED;
    };
  }
}
