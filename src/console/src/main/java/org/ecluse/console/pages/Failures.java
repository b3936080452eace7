package org.ecluse.console.pages;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import org.ecluse.console.cases.AbsentException;
import org.ecluse.console.cases.LockedException;
import org.ecluse.console.door.Form;
import org.ecluse.console.door.Turned;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what was thrown into a page. Messages of exceptions stay unread: they may quote a case. */
public final class Failures {

  private static final Logger LOG = Logger.getLogger(Failures.class);

  private final TurnedPages pages;

  Failures(TurnedPages pages) {
    this.pages = pages;
  }

  @ServerExceptionMapper
  public Response page(Throwable thrown, RoutingContext context) {
    Tongue tongue = Visit.tongueOf(context);
    return switch (thrown) {
      case LockedException _ -> Answer.to("/" + tongue.tag() + "/unlock");
      case AbsentException _ -> pages.answer(tongue, Turned.NOT_FOUND);
      case Form.NotOurs _ -> pages.answer(tongue, Turned.OTHER_FORM);
      case WebApplicationException e -> pages.answer(tongue, turned(e.getResponse().getStatus()));
      default -> {
        LOG.errorf(
            "unexpected %s at %s",
            thrown.getClass().getName(), Arrays.stream(thrown.getStackTrace()).limit(6).toList());
        yield pages.answer(tongue, Turned.FAILED);
      }
    };
  }

  private static Turned turned(int status) {
    return switch (status) {
      case 405 -> Turned.METHOD;
      case 413 -> Turned.TOO_LARGE;
      case 415 -> Turned.NO_FORM;
      case 500 -> Turned.FAILED;
      default -> Turned.NOT_FOUND;
    };
  }
}
