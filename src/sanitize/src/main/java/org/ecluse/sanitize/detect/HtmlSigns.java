package org.ecluse.sanitize.detect;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;

/** A page says so early on, behind white space, declarations and comments. */
final class HtmlSigns implements Signs {

  private static final Pattern BEFORE =
      Pattern.compile("(?s)\\A(?:\\s++|<!--.*?-->|<\\?xml[^>]*+>)*+");
  private static final Pattern PAGE =
      Pattern.compile(
          "(?s)\\A<(!doctype\\s+html|html|head|title|body|meta|table|div|script|p|h1)\\b.*");

  @Override
  public MediaKind kind(byte[] head, Content content) {
    String text =
        new String(head, StandardCharsets.ISO_8859_1)
            .replace("\u00ef\u00bb\u00bf", "")
            .toLowerCase(Locale.ROOT);
    if (text.startsWith("\u00ff\u00fe") || text.startsWith("\u00fe\u00ff")) {
      text = text.replace("\0", "").substring(2);
    }
    Matcher before = BEFORE.matcher(text);
    String start = before.find() ? text.substring(before.end()) : text;
    if (!PAGE.matcher(start).matches()) {
      return MediaKind.UNKNOWN;
    }
    boolean xml = text.stripLeading().startsWith("<?xml");
    return xml && start.contains("http://www.w3.org/1999/xhtml") ? MediaKind.XHTML : MediaKind.HTML;
  }
}
