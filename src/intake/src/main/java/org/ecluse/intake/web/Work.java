package org.ecluse.intake.web;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is left to do for a request when its first lines have been looked at.
 *
 * @param answer made off the event loop; nothing when nobody is there any more
 * @param first is shown the start of the body if it was never read
 */
record Work(Supplier<Optional<Answer>> answer, FirstBytes first) {

  /** Nobody wants to know the body. */
  static Work of(Supplier<Answer> answer) {
    return new Work(() -> Optional.of(answer.get()), new FirstBytes(start -> {}));
  }
}
