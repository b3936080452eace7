package org.ecluse.console.pages;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The one style sheet. */
@Path("/style.css")
public final class StyleResource {

  private final byte[] style = load();

  @GET
  @NonBlocking
  public Response style() {
    return Response.ok(style).header("Content-Type", "text/css;charset=UTF-8").build();
  }

  private static byte[] load() {
    try (InputStream in =
        Objects.requireNonNull(StyleResource.class.getResourceAsStream("/style.css"))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
