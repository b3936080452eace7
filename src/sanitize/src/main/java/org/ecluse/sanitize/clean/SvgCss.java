package org.ecluse.sanitize.clean;

import java.util.regex.Pattern;

/** Style rules inside a drawing, without remarks, foreign properties and anything from outside. */
final class SvgCss {

  private static final Pattern COMMENT =
      Pattern.compile("/\\*.*?(\\*/|$)|<!--|-->", Pattern.DOTALL);
  private static final Pattern RULES =
      Pattern.compile("@(import|namespace|charset)[^;]*(;|$)", Pattern.CASE_INSENSITIVE);
  private static final Pattern OUTSIDE =
      Pattern.compile("url\\(\\s*['\"]?\\s*(?!#)[^)]*\\)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern PRIVATE =
      Pattern.compile("(^|[;{])\\s*-[a-z]+-[a-zA-Z-]+\\s*:[^;}]*", Pattern.CASE_INSENSITIVE);
  private static final Pattern FACE =
      Pattern.compile("@font-face\\s*\\{[^}]*(\\}|$)", Pattern.CASE_INSENSITIVE);

  private SvgCss() {}

  static String bare(String css) {
    String bare = COMMENT.matcher(css).replaceAll("");
    if (bare.indexOf('\\') >= 0) {
      // Escapes can spell any of the words below; drawings have no need of them.
      return "";
    }
    bare = RULES.matcher(bare).replaceAll("");
    bare = FACE.matcher(bare).replaceAll("");
    bare = OUTSIDE.matcher(bare).replaceAll("none");
    return PRIVATE.matcher(bare).replaceAll("$1");
  }
}
