package org.ecluse.console.pages;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.ecluse.console.cases.AbsentException;
import org.ecluse.console.cases.Cases;
import org.ecluse.console.cases.ClosedException;
import org.ecluse.console.cases.LockedException;
import org.ecluse.console.door.Form;
import org.ecluse.core.CaseId;

/** One case and its files. */
@Path("/{lang:fr|en}/case/{id:[0-9a-f]{32}}")
@RunOnVirtualThread
public final class CaseResource {

  private final Cases cases;
  private final Framing framing;

  CaseResource(Cases cases, Framing framing) {
    this.cases = cases;
    this.framing = framing;
  }

  @GET
  public Response open(@PathParam("id") String id, @Context RoutingContext context)
      throws LockedException, AbsentException {
    Visit visit = Visit.of(context);
    CaseId caseId = new CaseId(id);
    try {
      CaseView view = CaseView.of(visit.tongue(), cases.open(caseId));
      return Answer.page(visit.tongue(), Pages.opened(framing.of(visit), view));
    } catch (ClosedException e) {
      return Closed.of(visit, framing.of(visit), caseId, e.standing());
    }
  }

  /** The file; before the first one of a case, the warning instead. */
  @GET
  @Path("file/{number:[1-9][0-9]{0,3}}")
  public Response file(
      @PathParam("id") String id, @PathParam("number") int number, @Context RoutingContext context)
      throws LockedException, AbsentException, IOException {
    Visit visit = Visit.of(context);
    CaseId caseId = new CaseId(id);
    try {
      return visit.session().warned(caseId)
          ? Download.of(cases.file(caseId, number), context)
          : warning(visit, caseId, number);
    } catch (ClosedException e) {
      return Closed.of(visit, framing.of(visit), caseId, e.standing());
    }
  }

  private Response warning(Visit visit, CaseId caseId, int number)
      throws ClosedException, LockedException, AbsentException {
    CaseView view = CaseView.of(visit.tongue(), cases.open(caseId));
    FileView file =
        view.files().stream()
            .filter(f -> f.number() == number && f.kept())
            .findFirst()
            .orElseThrow(AbsentException::new);
    return Answer.page(visit.tongue(), Pages.warning(framing.of(visit), view, file));
  }

  /** The reviewer has read the warning. */
  @POST
  @Path("file/{number:[1-9][0-9]{0,3}}")
  public Response understood(
      @PathParam("id") String id, @Context RoutingContext context, InputStream body)
      throws IOException, Form.NotOurs {
    Visit visit = Visit.of(context);
    Form.read(body, visit.session()).close();
    visit.session().rememberWarning(new CaseId(id));
    return Answer.to(visit.path());
  }
}
