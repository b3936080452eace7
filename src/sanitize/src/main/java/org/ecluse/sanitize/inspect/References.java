package org.ecluse.sanitize.inspect;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Characters of a page that are written as references (HTML §13.5), the usual ones. */
final class References {

  private static final Pattern REFERENCE =
      Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});?");

  private static final Map<String, String> NAMED =
      Map.ofEntries(
          Map.entry("amp", "&"),
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("quot", "\""),
          Map.entry("apos", "'"),
          Map.entry("nbsp", "\u00a0"),
          Map.entry("eacute", "\u00e9"),
          Map.entry("egrave", "\u00e8"),
          Map.entry("ecirc", "\u00ea"),
          Map.entry("euml", "\u00eb"),
          Map.entry("agrave", "\u00e0"),
          Map.entry("acirc", "\u00e2"),
          Map.entry("ccedil", "\u00e7"),
          Map.entry("ocirc", "\u00f4"),
          Map.entry("ouml", "\u00f6"),
          Map.entry("uuml", "\u00fc"),
          Map.entry("auml", "\u00e4"),
          Map.entry("szlig", "\u00df"),
          Map.entry("icirc", "\u00ee"),
          Map.entry("iuml", "\u00ef"),
          Map.entry("ntilde", "\u00f1"),
          Map.entry("aacute", "\u00e1"),
          Map.entry("oacute", "\u00f3"));

  private References() {}

  static String decode(String text) {
    if (text.indexOf('&') < 0) {
      return text;
    }
    Matcher matcher = REFERENCE.matcher(text);
    return matcher.replaceAll(m -> Matcher.quoteReplacement(character(m.group(1), m.group())));
  }

  private static String character(String name, String whole) {
    if (name.charAt(0) != '#') {
      return NAMED.getOrDefault(name, whole);
    }
    boolean hex = name.charAt(1) == 'x' || name.charAt(1) == 'X';
    int code = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
    return Character.isValidCodePoint(code) ? Character.toString(code) : whole;
  }
}
