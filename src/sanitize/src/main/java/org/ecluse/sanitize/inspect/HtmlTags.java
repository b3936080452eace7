package org.ecluse.sanitize.inspect;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Goes over a page as a run of characters: tags, comments and text, without building a tree. */
final class HtmlTags {

  /** What is told of a page. */
  interface Handler {
    void tag(String name, Map<String, String> attributes);

    void comment(String text);

    void text(String text, boolean program);
  }

  private static final Pattern ATTRIBUTE =
      Pattern.compile(
          "([^\\s\"'<>/=]{1,100})(?:\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+)))?");

  private HtmlTags() {}

  static void read(String page, Handler handler) {
    int at = 0;
    while (at < page.length()) {
      int open = page.indexOf('<', at);
      if (open < 0) {
        handler.text(page.substring(at), false);
        return;
      }
      if (open > at) {
        handler.text(page.substring(at, open), false);
      }
      at = markup(page, open, handler);
    }
  }

  /** Reads what starts with an angle bracket and returns where it ends. */
  private static int markup(String page, int open, Handler handler) {
    if (page.startsWith("<!--", open)) {
      int end = page.indexOf("-->", open + 4);
      int stop = end < 0 ? page.length() : end + 3;
      handler.comment(page.substring(open, stop));
      return stop;
    }
    char next = open + 1 < page.length() ? page.charAt(open + 1) : ' ';
    if (next == '!' || next == '?') {
      int end = page.indexOf('>', open);
      int stop = end < 0 ? page.length() : end + 1;
      boolean declaration =
          page.regionMatches(true, open, "<!doctype", 0, 9)
              || page.regionMatches(true, open, "<?xml ", 0, 6);
      if (!declaration) {
        handler.comment(page.substring(open, stop));
      }
      return stop;
    }
    if (next != '/' && !Character.isLetter(next)) {
      handler.text("<", false);
      return open + 1;
    }
    int end = endOfTag(page, open + 1);
    String inside = page.substring(open + 1, end);
    if (next != '/') {
      String name = tag(inside, handler);
      if (name.equals("script") || name.equals("style")) {
        return program(page, end + 1, name, handler);
      }
    }
    return end + 1;
  }

  private static int program(String page, int from, String name, Handler handler) {
    int start = Math.min(from, page.length());
    int close = page.indexOf("</", start);
    while (close >= 0 && !page.regionMatches(true, close + 2, name, 0, name.length())) {
      close = page.indexOf("</", close + 2);
    }
    int stop = close < 0 ? page.length() : close;
    handler.text(page.substring(start, stop), true);
    return stop;
  }

  private static int endOfTag(String page, int from) {
    char quote = 0;
    for (int i = from; i < page.length(); i++) {
      char c = page.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '>') {
        return i;
      } else if ((c == '"' || c == '\'') && page.charAt(i - 1) == '=') {
        quote = c;
      }
    }
    return page.length();
  }

  private static String tag(String inside, Handler handler) {
    int end = 0;
    while (end < inside.length() && !Character.isWhitespace(inside.charAt(end))) {
      end++;
    }
    String name = inside.substring(0, end).toLowerCase(Locale.ROOT).replace("/", "");
    Map<String, String> attributes = new LinkedHashMap<>();
    Matcher matcher = ATTRIBUTE.matcher(inside);
    matcher.region(end, inside.length());
    while (matcher.find()) {
      String value = matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
      String plain = value != null ? value : matcher.group(4);
      attributes.putIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), plain == null ? "" : plain);
    }
    handler.tag(name, attributes);
    return name;
  }
}
