package org.ecluse.console.pages;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import org.ecluse.console.door.Turned;
import org.jspecify.annotations.Nullable;

/** The pages of refusals and failures. They say what to do and carry no text of any error. */
public final class TurnedPages {

  private final String linkFile;

  /**
   * Written the same for everybody, since those who are not in see it.
   *
   * @param linkFile where the next link is, without naming anybody's folder
   */
  public TurnedPages(String linkFile) {
    this.linkFile = linkFile;
  }

  Response answer(Tongue tongue, Turned turned) {
    return Answer.page(
        turned.status(), tongue, Pages.turned(Frame.outside(tongue), turned, fileFor(turned)));
  }

  /** The page alone, for the gate. */
  public String text(Turned turned, RoutingContext context) {
    Tongue tongue = Visit.tongueOf(context);
    return Answer.text(tongue, Pages.turned(Frame.outside(tongue), turned, fileFor(turned)));
  }

  private @Nullable String fileFor(Turned turned) {
    return turned == Turned.NO_SESSION || turned == Turned.USED_LINK ? linkFile : null;
  }
}
