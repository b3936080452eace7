package org.ecluse.console.pages;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.ecluse.console.door.OneTimeLink;
import org.ecluse.console.door.Session;
import org.ecluse.console.door.Sessions;
import org.ecluse.console.door.Turned;
import org.jspecify.annotations.Nullable;

/** The way in: a one-time link becomes a session. */
@Path("/enter/{key}")
@RunOnVirtualThread
public final class EnterResource {

  private final OneTimeLink link;
  private final Sessions sessions;
  private final TurnedPages turned;

  EnterResource(OneTimeLink link, Sessions sessions, TurnedPages turned) {
    this.link = link;
    this.sessions = sessions;
    this.turned = turned;
  }

  /**
   * Answers with a page that leads on, not with a redirect: after a redirect from the launcher's
   * page a browser would hold the new SameSite=Strict cookie back. A browser that only looks ahead
   * must not use the link up.
   */
  @GET
  public Response enter(
      @PathParam("key") String key,
      @HeaderParam("Sec-Purpose") @Nullable String purpose,
      @Context RoutingContext context)
      throws IOException {
    Tongue tongue = Visit.tongueOf(context);
    if (purpose != null || !link.use(key)) {
      return turned.answer(tongue, Turned.USED_LINK);
    }
    Session session = sessions.begin();
    return Response.fromResponse(Answer.page(tongue, Pages.entered(Frame.outside(tongue))))
        .header("Set-Cookie", sessions.setCookie(session))
        .build();
  }
}
