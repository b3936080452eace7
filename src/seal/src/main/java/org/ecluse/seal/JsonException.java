package org.ecluse.seal;

import java.io.Serial;

/** JSON that is not in its form. Never leaves the package; says nothing of the content. */
final class JsonException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  JsonException(String what) {
    super(what);
  }
}
