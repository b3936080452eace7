package org.ecluse.sanitize.clean;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What of a rich text file stays (RTF 1.9.1). Destinations are groups with a name. */
final class RtfRules {

  /** Ignorable destinations ({@code \*}) that take part in how the text looks. */
  private static final Set<String> KEPT =
      Set.of(
          "shppict",
          "shpinst",
          "fldinst",
          "listtable",
          "listoverridetable",
          "pnseclvl",
          "pn",
          "bkmkstart",
          "bkmkend",
          "panose",
          "falt",
          "fname",
          "cs",
          "ts",
          "ds",
          "listpicture",
          "defchp",
          "defpap",
          "ftnsep",
          "ftnsepc",
          "aftnsep",
          "aftnsepc",
          "ftncn",
          "aftncn",
          "background",
          "do",
          "dptxbxtext",
          "nesttableprops",
          "latentstyles",
          "pgptbl",
          "moMath",
          "moMathPara",
          "upr",
          "ud",
          "levelmarker",
          "picprop",
          "colorschememapping",
          "shptxt");

  /** Destinations that every reader knows, and that say where the text comes from. */
  private static final Set<String> DROPPED =
      Set.of(
          "info",
          "filetbl",
          "private",
          "template",
          "nextfile",
          "revtbl",
          "rsidtbl",
          "generator",
          "annotation",
          "atnid",
          "atnauthor",
          "atndate",
          "atnicn",
          "atnref",
          "atnparent",
          "comment",
          "nonshppict",
          "objdata",
          "objname",
          "objclass",
          "fontemb",
          "fontfile",
          "bliptag",
          "blipuid",
          "userprops",
          "xmlnstbl",
          "datastore",
          "themedata",
          "docvar",
          "passwordhash");

  /** Words about who changed what and when, and those of an object whose data is gone. */
  private static final Pattern HISTORY =
      Pattern.compile(
          "[a-z]*rsid(root)?|rev(ised|auth|dttm|authdel|dttmdel|prop|bar)|(cr|pr|tr|sr|mv)(auth|date)"
              + "|object|result|obj[a-z]+"
              + "|pnr(auth|date|not|xst|rgb|start|stop|nfc|pnbr|h)|mv[ft]|chatn|bliptag|annotprot");

  private static final Pattern IDENTITY =
      Pattern.compile(
          "(AUTHOR|LASTSAVEDBY|FILENAME|USERNAME|USERINITIALS|USERADDRESS|TEMPLATE|DOCPROPERTY"
              + "|INFO|SAVEDATE|CREATEDATE|PRINTDATE|EDITTIME|REVNUM|COMMENTS|TITLE|SUBJECT|KEYWORDS"
              + "|INCLUDETEXT|INCLUDEPICTURE|LINK|DDE|DDEAUTO|DATABASE|MERGEFIELD|ADDRESSBLOCK)\\b.*",
          Pattern.DOTALL);

  private static final Pattern LOCAL =
      Pattern.compile(
          "(?is).*(file:|(?<![a-z])[a-z]:[\\\\/]|/users/|/home/|\\\\\\\\|mailto:.*\\?).*");

  /** A value of a drawing property that is only numbers. */
  private static final Pattern NUMBERS = Pattern.compile("[-0-9;,() .]*");

  private RtfRules() {}

  static boolean keepsDestination(String name, boolean ignorable) {
    return !DROPPED.contains(name) && (!ignorable || KEPT.contains(name));
  }

  static boolean keepsWord(String word) {
    return !HISTORY.matcher(word).matches();
  }

  /** A field whose result was filled in from the description of the file or of its writer. */
  static boolean isIdentity(String instruction) {
    return IDENTITY.matcher(instruction.strip().toUpperCase(Locale.ROOT)).matches();
  }

  /** An instruction that names a place on somebody's computer. */
  static boolean isLocal(String instruction) {
    return LOCAL.matcher(instruction).matches();
  }

  static boolean keepsProperty(String name, String value) {
    return name.equals("pib")
        || name.startsWith("gtext")
        || NUMBERS.matcher(value.strip()).matches();
  }
}
