package org.ecluse.console.pages;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.ecluse.console.door.Gate;
import org.ecluse.console.door.Session;

/** One request of somebody who is in, as the pages see it. */
record Visit(Tongue tongue, String path, Session session) {

  static Visit of(RoutingContext context) {
    return new Visit(tongueOf(context), context.normalizedPath(), Gate.session(context));
  }

  /** By the address, else by the browser's wish. */
  static Tongue tongueOf(RoutingContext context) {
    return Tongue.ofPath(context.normalizedPath())
        .orElseGet(
            () ->
                Tongue.preferred(
                    Optional.ofNullable(context.request().getHeader("Accept-Language"))));
  }
}
