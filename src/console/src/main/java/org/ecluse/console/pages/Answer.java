package org.ecluse.console.pages;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Answers that are pages, or lead to one. */
final class Answer {

  private static final String HTML = "text/html;charset=UTF-8";

  private Answer() {}

  static Response page(Tongue tongue, TemplateInstance template) {
    return page(200, tongue, template);
  }

  static Response page(int status, Tongue tongue, TemplateInstance template) {
    return Response.status(status)
        .header("Content-Type", HTML)
        .header("Content-Language", tongue.tag())
        .entity(text(tongue, template))
        .build();
  }

  static String text(Tongue tongue, TemplateInstance template) {
    return template.setLocale(tongue.tag()).render();
  }

  /** Sends the browser to a page of this console, by GET. */
  static Response to(String path) {
    return Response.status(303).header("Location", URI.create(path).toString()).build();
  }
}
