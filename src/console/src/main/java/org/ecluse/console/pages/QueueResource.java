package org.ecluse.console.pages;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.ecluse.console.cases.Cases;
import org.ecluse.console.cases.ClosedException;
import org.ecluse.console.cases.LockedException;
import org.ecluse.console.cases.Queue;
import org.jspecify.annotations.Nullable;

/** The queue. */
@Path("/")
@RunOnVirtualThread
public final class QueueResource {

  private final Cases cases;
  private final Framing framing;

  QueueResource(Cases cases, Framing framing) {
    this.cases = cases;
    this.framing = framing;
  }

  /** In the language of the browser. */
  @GET
  public Response any(@Context RoutingContext context) {
    return Answer.to("/" + Visit.tongueOf(context).tag() + "/");
  }

  @GET
  @Path("{lang:fr|en}")
  public Response queue(@QueryParam("page") @Nullable String page, @Context RoutingContext context)
      throws LockedException {
    Visit visit = Visit.of(context);
    try {
      Queue queue = cases.queue(number(page));
      return Answer.page(
          visit.tongue(),
          Pages.queue(
              framing.of(visit),
              queue,
              queue.rows().stream().map(row -> RowView.of(visit.tongue(), row)).toList()));
    } catch (ClosedException e) {
      return Closed.queue(visit, framing.of(visit), e.standing());
    }
  }

  private static int number(@Nullable String page) {
    return page != null && page.matches("[0-9]{1,7}") ? Integer.parseInt(page) : 1;
  }
}
