package org.ecluse.console.pages;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.ecluse.console.cases.Custody;
import org.ecluse.console.door.Form;
import org.ecluse.console.door.Session;
import org.ecluse.console.door.Sessions;
import org.jspecify.annotations.Nullable;

/** Unlocking and locking the reviewer's key. */
@Path("/{lang:fr|en}")
@RunOnVirtualThread
public final class KeyResource {

  private static final int NOT_UNLOCKED = 422;

  private final Custody custody;
  private final Sessions sessions;
  private final Framing framing;

  KeyResource(Custody custody, Sessions sessions, Framing framing) {
    this.custody = custody;
    this.sessions = sessions;
    this.framing = framing;
  }

  @GET
  @Path("unlock")
  public Response page(
      @QueryParam("locked") @Nullable String locked, @Context RoutingContext context) {
    Visit visit = Visit.of(context);
    if (custody.unlocked()) {
      return Answer.to("/" + visit.tongue().tag() + "/");
    }
    Custody.Outcome none = custody.hasKeyFile() ? null : Custody.Outcome.NO_KEY_SET;
    return page(200, visit, locked != null, none);
  }

  @POST
  @Path("unlock")
  public Response unlock(@Context RoutingContext context, InputStream body)
      throws IOException, Form.NotOurs {
    Visit visit = Visit.of(context);
    Custody.Outcome outcome;
    try (Form form = Form.read(body, visit.session())) {
      outcome =
          form.has("file") ? custody.unlockByFile() : custody.unlock(form.field("passphrase"));
    }
    return outcome == Custody.Outcome.UNLOCKED
        ? Answer.to("/" + visit.tongue().tag() + "/")
        : page(NOT_UNLOCKED, visit, false, outcome);
  }

  /**
   * Locks. Every session ends and the browser gets a new one: pages it kept for its Back button are
   * dropped when the cookie changes.
   */
  @POST
  @Path("lock")
  public Response lock(@Context RoutingContext context, InputStream body)
      throws IOException, Form.NotOurs {
    Visit visit = Visit.of(context);
    Form.read(body, visit.session()).close();
    custody.lock();
    Session fresh = sessions.beginAlone();
    return Response.fromResponse(Answer.to("/" + visit.tongue().tag() + "/unlock?locked=yes"))
        .header("Set-Cookie", sessions.setCookie(fresh))
        .header("Clear-Site-Data", "\"cache\"")
        .build();
  }

  private Response page(
      int status, Visit visit, boolean locked, Custody.@Nullable Outcome outcome) {
    return Answer.page(
        status,
        visit.tongue(),
        Pages.unlock(
            framing.of(visit), locked, outcome, custody.hasKeyFile(), custody.hasPassphraseFile()));
  }
}
