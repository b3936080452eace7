package org.ecluse.sanitize.clean;

import java.io.IOException;
import org.ecluse.sanitize.io.Uncleanable;

/** Properties of drawings: {@code {\sp{\sn name}{\sv value}}}. */
final class RtfShapes {

  private RtfShapes() {}

  /** Whether a property stays: numbers, the words of a drawn text, and a picture. */
  static boolean keeps(RtfTokens in) throws IOException {
    String name = "";
    String value = "";
    for (int depth = 0; depth >= 0; ) {
      switch (in.next()) {
        case OPEN -> depth++;
        case CLOSE -> depth--;
        case WORD -> {
          if (in.word().equals("sn")) {
            name = RtfCleaner.text(in).strip();
            depth--;
          } else if (in.word().equals("sv")) {
            value = RtfCleaner.text(in);
            depth--;
          }
        }
        case END -> throw Uncleanable.damaged();
        default -> {}
      }
    }
    return RtfRules.keepsProperty(name, value);
  }
}
