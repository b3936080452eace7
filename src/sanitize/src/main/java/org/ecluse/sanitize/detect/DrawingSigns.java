package org.ecluse.sanitize.detect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;

/** A drawing in SVG: an XML document whose first element is called svg. */
final class DrawingSigns implements Signs {

  private static final Pattern FIRST = Pattern.compile("<(?:[A-Za-z_][\\w.-]*:)?svg[\\s>/]");
  private static final int MOST_STEPS = 100;

  @Override
  public MediaKind kind(byte[] head, Content content) throws IOException {
    String text = new String(head, StandardCharsets.UTF_8);
    int at = text.startsWith("\ufeff") ? 1 : 0;
    for (int step = 0; step < MOST_STEPS; step++) {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      int end = -1;
      if (text.startsWith("<?", at)) {
        end = text.indexOf("?>", at) + 2;
      } else if (text.startsWith("<!--", at)) {
        end = text.indexOf("-->", at) + 3;
      } else if (text.startsWith("<!DOCTYPE", at)) {
        end = documentType(text, at);
      } else {
        Matcher first = FIRST.matcher(text).region(at, text.length());
        return first.lookingAt() ? MediaKind.SVG : MediaKind.UNKNOWN;
      }
      if (end <= at + 3) {
        return MediaKind.UNKNOWN;
      }
      at = end;
    }
    return MediaKind.UNKNOWN;
  }

  /** Behind a document type, with or without declarations of its own. */
  private static int documentType(String text, int at) {
    int close = text.indexOf('>', at);
    int open = text.indexOf('[', at);
    if (open >= 0 && open < close) {
      close = text.indexOf('>', Math.max(open, text.indexOf(']', open)));
    }
    return close + 1;
  }
}
