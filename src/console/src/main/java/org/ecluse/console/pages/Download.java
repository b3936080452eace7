package org.ecluse.console.pages;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.ecluse.console.cases.Cases;
import org.ecluse.console.door.Headers;
import org.ecluse.core.SafeName;

/**
 * A file on its way to the browser: never shown by it, never sniffed, under a name made here. It is
 * given out of the encrypted spool, so by now its integrity held.
 */
final class Download {

  private Download() {}

  static Response of(Cases.File file, RoutingContext context) {
    // Whatever ends this answer, a lost browser too, ends the file.
    context.addEndHandler(done -> file.close());
    String name =
        SafeName.of(file.number(), file.entry().declaredName(), file.entry().report().kind());
    StreamingOutput bytes =
        out -> {
          try (InputStream in = file.content().stream()) {
            in.transferTo(out);
          }
        };
    context.response().headers().set("Content-Security-Policy", Headers.FILE_POLICY);
    return Response.ok(bytes)
        .header("Content-Type", "application/octet-stream")
        .header("Content-Length", file.content().size())
        .header("Content-Disposition", disposition(name))
        .build();
  }

  /** RFC 6266, with the plain name for those who do not read the other. */
  static String disposition(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9._-]", "_");
    String whole = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + whole.replace("*", "%2A");
  }
}
