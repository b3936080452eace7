package org.ecluse.testkit.browser;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The other end of a browser's remote control. */
interface Remote extends Closeable {

  /** The key under which an element's id is given (W3C WebDriver 2 §12.1). */
  String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

  /** The command's value, which for many is null. */
  @Nullable Object send(Command command, Map<String, ?> parameters) throws IOException;

  /** The whole page, also what has to be scrolled to, as PNG. */
  byte[] screenshot() throws IOException;

  /** The size of what a page sees as its window, in CSS pixels. */
  void viewport(int width, int height) throws IOException;
}
