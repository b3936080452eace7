package org.ecluse.sanitize.clean;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What OdfXml keeps of an OpenDocument part (OASIS ODF 1.3, part 3). */
final class OdfRules {

  static final String ODF = "urn:oasis:names:tc:opendocument:xmlns:";
  static final String OFFICE = ODF + "office:1.0";
  static final String TEXT = ODF + "text:1.0";
  static final String TABLE = ODF + "table:1.0";
  static final String DRAW = ODF + "drawing:1.0";
  static final String XLINK = "http://www.w3.org/1999/xlink";
  static final String XML = "http://www.w3.org/XML/1998/namespace";

  /** Namespaces whose elements and attributes are copied. Foreign ones carry editing sessions. */
  private static final Set<String> KNOWN =
      Set.of(
          OFFICE,
          TEXT,
          TABLE,
          DRAW,
          XLINK,
          XML,
          ODF + "style:1.0",
          ODF + "xsl-fo-compatible:1.0",
          ODF + "datastyle:1.0",
          ODF + "svg-compatible:1.0",
          ODF + "chart:1.0",
          ODF + "dr3d:1.0",
          ODF + "form:1.0",
          ODF + "presentation:1.0",
          ODF + "animation:1.0",
          ODF + "smil-compatible:1.0",
          ODF + "of:1.2",
          "http://www.w3.org/1998/Math/MathML",
          "http://openoffice.org/2004/writer",
          "http://openoffice.org/2004/calc",
          "http://openoffice.org/2009/table",
          "http://openoffice.org/2010/draw",
          "http://openoffice.org/2010/chart",
          "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0");

  /** Elements that go with everything in them. */
  private static final Set<String> DROPPED =
      Set.of(
          // history and remarks
          "tracked-changes",
          "change",
          "change-start",
          "change-end",
          "annotation",
          "annotation-end",
          // description, settings, programs
          "meta",
          "settings",
          "scripts",
          "event-listeners",
          "event-listener",
          // what a field shows of a person, a file or a time
          "author-name",
          "author-initials",
          "initial-creator",
          "creator",
          "printed-by",
          "sender-firstname",
          "sender-lastname",
          "sender-initials",
          "sender-title",
          "sender-position",
          "sender-email",
          "sender-phone-private",
          "sender-fax",
          "sender-company",
          "sender-phone-work",
          "sender-street",
          "sender-city",
          "sender-postal-code",
          "sender-country",
          "sender-state-or-province",
          "file-name",
          "template-name",
          "creation-date",
          "creation-time",
          "modification-date",
          "modification-time",
          "print-date",
          "print-time",
          "editing-cycles",
          "editing-duration",
          "user-defined",
          // what leads out of the document
          "section-source",
          "table-source",
          "cell-range-source",
          "dde-links",
          "dde-link",
          "dde-source",
          "dde-connection-decls",
          "dde-connection-decl",
          "connection-resource",
          "database-source-sql",
          "database-source-table",
          "database-source-query",
          "database-next",
          "database-row-select",
          "database-row-number",
          // foreign files and programs
          "object-ole",
          "plugin",
          "applet",
          "param",
          "floating-frame",
          "font-face-src",
          "model");

  /** Fields whose text stays as plain text: dates as they are read, and words of the title. */
  private static final Set<String> UNWRAPPED =
      Set.of(
          "date",
          "time",
          "title",
          "subject",
          "keywords",
          "description",
          "meta-field",
          "database-display",
          "database-name",
          "execute-macro",
          "dde-connection");

  private static final Set<String> DROPPED_ATTRIBUTES =
      Set.of(
          "protection-key",
          "protection-key-digest-algorithm",
          "paper-tray-name",
          "author",
          "creator",
          "change-id",
          "connection-name",
          "database-name",
          "macro-name",
          "filter-name",
          "filter-options",
          "mime-type",
          "class-id",
          "about",
          "actuate-uri");

  /** Attributes that point at each other; programs fill them with random numbers. */
  private static final Set<String> IDENTIFIERS =
      Set.of(
          "id",
          "continue-list",
          "start-shape",
          "end-shape",
          "targetElement",
          "control",
          "master-element",
          "shape-id",
          "chain-next-name");

  private static final Set<String> SHAPES =
      Set.of(
          "frame",
          "g",
          "rect",
          "line",
          "custom-shape",
          "polyline",
          "polygon",
          "regular-polygon",
          "path",
          "ellipse",
          "circle",
          "connector",
          "caption",
          "measure",
          "control",
          "page-thumbnail",
          "text-box",
          "scene");

  private static final Set<String> PICTURES =
      Set.of("image", "fill-image", "background-image", "list-level-style-image", "symbol-image");

  private static final Pattern PATH =
      Pattern.compile("(?is).*(file:/|[a-z]:[\\\\/](?!/)|/users/|/home/|\\\\\\\\).*");

  private OdfRules() {}

  static boolean isKnown(String namespace) {
    return KNOWN.contains(namespace);
  }

  static boolean isDropped(String namespace, String local) {
    // "meta" is also what wraps words in a paragraph, which stay.
    boolean words = local.equals("meta") && namespace.equals(TEXT);
    return DROPPED.contains(local) && !words && !namespace.endsWith("MathML");
  }

  static boolean isUnwrapped(String namespace, String local) {
    return namespace.equals(TEXT) && (UNWRAPPED.contains(local) || local.equals("meta"));
  }

  static boolean isDroppedAttribute(String local) {
    return DROPPED_ATTRIBUTES.contains(local);
  }

  static boolean isIdentifier(String namespace, String local, String element) {
    boolean name = namespace.equals(DRAW) && local.equals("name") && SHAPES.contains(element);
    return name || IDENTIFIERS.contains(local);
  }

  static boolean isPicture(String element) {
    return PICTURES.contains(element);
  }

  /** Whether a text names a place on somebody's disk. */
  static boolean isPath(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return !lower.startsWith("http://")
        && !lower.startsWith("https://")
        && text.length() < 4096
        && PATH.matcher(text).matches();
  }

  static boolean isAddress(String href) {
    String lower = href.toLowerCase(Locale.ROOT);
    return lower.startsWith("http://")
        || lower.startsWith("https://")
        || lower.startsWith("mailto:")
        || (lower.startsWith("#") && !lower.startsWith("#pictures/"));
  }
}
