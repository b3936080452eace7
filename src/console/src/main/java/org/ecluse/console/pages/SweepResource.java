package org.ecluse.console.pages;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.ecluse.console.cases.Custody;
import org.ecluse.console.cases.Standing;
import org.ecluse.console.cases.Upkeep;
import org.ecluse.console.door.Form;
import org.ecluse.core.VaultException;

/** What broken submissions left: shown, and cleared away on request. */
@Path("/{lang:fr|en}/sweep")
@RunOnVirtualThread
public final class SweepResource {

  private final Upkeep upkeep;
  private final Custody custody;
  private final Framing framing;

  SweepResource(Upkeep upkeep, Custody custody, Framing framing) {
    this.upkeep = upkeep;
    this.custody = custody;
    this.framing = framing;
  }

  @GET
  public Response page(@Context RoutingContext context) {
    Visit visit = Visit.of(context);
    if (!custody.unlocked()) {
      return Answer.to("/" + visit.tongue().tag() + "/unlock");
    }
    try {
      SweepView view = SweepView.of(visit.tongue(), upkeep.plan(), upkeep);
      return Answer.page(visit.tongue(), Pages.sweep(framing.of(visit), view));
    } catch (VaultException e) {
      return closed(visit, e);
    }
  }

  @POST
  public Response sweep(@Context RoutingContext context, InputStream body)
      throws IOException, Form.NotOurs {
    Visit visit = Visit.of(context);
    Form.read(body, visit.session()).close();
    if (!custody.unlocked()) {
      return Answer.to("/" + visit.tongue().tag() + "/unlock");
    }
    try {
      upkeep.run();
      return Answer.to(visit.path());
    } catch (VaultException e) {
      return closed(visit, e);
    }
  }

  private Response closed(Visit visit, VaultException e) {
    return Closed.sweep(visit, framing.of(visit), Standing.of(e));
  }
}
