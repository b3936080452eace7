package org.ecluse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.ecluse.testkit.browser.Browser;
import org.ecluse.testkit.browser.Screenshot;

/** Pictures of the pages of one visit, as wide as a desk's screen and as wide as a phone's. */
final class Album {

  /** Wide, and the narrowest that must do without scrolling to the side (WCAG 2.2, 1.4.10). */
  private static final int[] WIDTHS = {1200, 320};

  private static final int HEIGHT = 800;

  /** Fewer pixels than this in another colour are no page. */
  private static final int INK = 2_000;

  private final Browser browser;
  private final String language;

  Album(Browser browser, String language) {
    this.browser = browser;
    this.language = language;
  }

  /** Takes the whole page, frames and all, and leaves the browser outside the frames. */
  void take(String page) throws IOException {
    for (int width : WIDTHS) {
      browser.viewport(width, HEIGHT);
      // In a window as tall as the page, what is stuck to an edge covers nothing.
      browser.viewport(width, Math.max(HEIGHT, browser.pageHeight()));
      Screenshot picture = browser.screenshot();
      String name =
          String.join("-", language, page, browser.kind().name(), String.valueOf(width))
              .toLowerCase(Locale.ROOT);
      picture.save(Path.of("target", "screenshots", name + ".png"));
      assertThat(picture.ink()).as("%s is blank", name).isGreaterThan(INK);
      assertThat(browser.overflowsSideways()).as("%s has to be scrolled sideways", name).isFalse();
    }
    browser.viewport(WIDTHS[0], HEIGHT);
  }
}
