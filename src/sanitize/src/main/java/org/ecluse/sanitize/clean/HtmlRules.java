package org.ecluse.sanitize.clean;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What HtmlCleaner keeps of a page. */
final class HtmlRules {

  /** Elements that go with everything in them. */
  static final Set<String> DROPPED =
      Set.of(
          "script",
          "title",
          "meta",
          "link",
          "base",
          "object",
          "embed",
          "applet",
          "iframe",
          "frame",
          "template",
          "xml",
          "param",
          "source",
          "track",
          "metadata",
          "foreignobject",
          "portal",
          "bgsound",
          "basefont");

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "class",
          "id",
          "style",
          "title",
          "dir",
          "lang",
          "xml:lang",
          "alt",
          "width",
          "height",
          "align",
          "valign",
          "colspan",
          "rowspan",
          "border",
          "cellpadding",
          "cellspacing",
          "bgcolor",
          "color",
          "face",
          "size",
          "name",
          "type",
          "start",
          "value",
          "span",
          "headers",
          "scope",
          "abbr",
          "hspace",
          "vspace",
          "nowrap",
          "clear",
          "compact",
          "noshade",
          "summary",
          "frame",
          "rules",
          "shape",
          "coords",
          "usemap",
          "ismap",
          "reversed",
          "open",
          "checked",
          "selected",
          "disabled",
          "readonly",
          "label",
          "for",
          "cols",
          "rows",
          "char",
          "charoff",
          "text",
          "link",
          "vlink",
          "alink",
          "hidden",
          "role",
          "xmlns",
          "epub:type",
          "xmlns:epub",
          "version",
          "placeholder",
          "multiple",
          "wrap");

  /** Attributes of drawings and formulas within a page. */
  private static final Pattern DRAWING =
      Pattern.compile(
          "[a-z-]+|viewBox|preserveAspectRatio|gradientUnits|gradientTransform|patternUnits"
              + "|patternTransform|clipPathUnits|maskUnits|markerWidth|markerHeight|refX|refY"
              + "|pathLength|textLength|spreadMethod|stdDeviation|xml:space|xmlns(:xlink)?");

  /** What mail programs and shops add to an address to know who followed it. */
  private static final Pattern TRACKING =
      Pattern.compile(
          "(?i)(utm_[a-z]+|fbclid|gclid|dclid|msclkid|yclid|mc_eid|mc_cid|_hsenc|_hsmi|mkt_tok"
              + "|vero_id|oly_enc_id|oly_anon_id|igshid|wickedid|sessionid|jsessionid|phpsessid|sid"
              + "|token|email|uid|userid|user_id|recipient|subscriber)=.*");

  private static final Pattern STYLE_LOADS =
      Pattern.compile("(?is)url\\s*\\([^)]*\\)|@import[^;]*;?|expression\\s*\\([^)]*\\)");

  private static final Pattern STYLE_COMMENT = Pattern.compile("(?s)/\\*.*?(\\*/|$)|<!--|-->");

  private HtmlRules() {}

  static boolean keepsAttribute(String name, boolean drawing) {
    if (name.startsWith("on") || name.startsWith("data-")) {
      return false;
    }
    return ATTRIBUTES.contains(name.toLowerCase(Locale.ROOT))
        || (drawing && DRAWING.matcher(name).matches() && !name.equals("href"));
  }

  /** A style without comments and without what a browser would fetch. */
  static String style(String css) {
    String bare = STYLE_COMMENT.matcher(css).replaceAll("");
    return STYLE_LOADS.matcher(bare).replaceAll("none");
  }

  static boolean isAddress(String href) {
    String lower = href.strip().toLowerCase(Locale.ROOT);
    return lower.startsWith("http://")
        || lower.startsWith("https://")
        || lower.startsWith("mailto:")
        || lower.startsWith("tel:")
        || lower.startsWith("#")
        || lower.startsWith("cid:");
  }

  /** An address without the part of its query that names who follows it. */
  static String bare(String href) {
    int query = href.indexOf('?');
    if (query < 0 || !href.startsWith("http")) {
      return href;
    }
    int hash = href.indexOf('#', query);
    String end = hash < 0 ? "" : href.substring(hash);
    StringBuilder kept = new StringBuilder();
    for (String pair : href.substring(query + 1, hash < 0 ? href.length() : hash).split("&", -1)) {
      if (!TRACKING.matcher(pair).matches()) {
        kept.append(kept.isEmpty() ? "?" : "&").append(pair);
      }
    }
    return href.substring(0, query) + kept + end;
  }
}
