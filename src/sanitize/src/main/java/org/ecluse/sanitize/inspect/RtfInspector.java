package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.inspect.Search.Place;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Uncleanable;

/** Takes the inventory of rich text (RTF 1.9.1). An ignorable group of an unknown name counts. */
public final class RtfInspector implements Inspector {

  private static final Map<String, TraceGroup> DESCRIPTION =
      Map.ofEntries(
          Map.entry("author", TraceGroup.PERSON),
          Map.entry("operator", TraceGroup.PERSON),
          Map.entry("manager", TraceGroup.PERSON),
          Map.entry("company", TraceGroup.PERSON),
          Map.entry("atnauthor", TraceGroup.PERSON),
          Map.entry("atnid", TraceGroup.PERSON),
          Map.entry("revtbl", TraceGroup.PERSON),
          Map.entry("creatim", TraceGroup.TIME),
          Map.entry("revtim", TraceGroup.TIME),
          Map.entry("printim", TraceGroup.TIME),
          Map.entry("buptim", TraceGroup.TIME),
          Map.entry("atndate", TraceGroup.TIME),
          Map.entry("generator", TraceGroup.SOFTWARE),
          Map.entry("title", TraceGroup.OTHER),
          Map.entry("subject", TraceGroup.OTHER),
          Map.entry("keywords", TraceGroup.OTHER),
          Map.entry("category", TraceGroup.OTHER),
          Map.entry("doccomm", TraceGroup.OTHER),
          Map.entry("hlinkbase", TraceGroup.IDENTIFIER),
          Map.entry("template", TraceGroup.IDENTIFIER),
          Map.entry("filetbl", TraceGroup.IDENTIFIER),
          Map.entry("userprops", TraceGroup.IDENTIFIER),
          Map.entry("datastore", TraceGroup.IDENTIFIER),
          Map.entry("xmlnstbl", TraceGroup.IDENTIFIER),
          Map.entry("docvar", TraceGroup.IDENTIFIER),
          Map.entry("blipuid", TraceGroup.IDENTIFIER),
          Map.entry("rsidtbl", TraceGroup.HISTORY),
          Map.entry("annotation", TraceGroup.HIDDEN),
          Map.entry("objdata", TraceGroup.HIDDEN),
          Map.entry("fontemb", TraceGroup.HIDDEN),
          Map.entry("passwordhash", TraceGroup.IDENTIFIER));

  /** Ignorable groups that only say how the text looks. */
  private static final Set<String> LOOKS =
      Set.of(
          "*shppict",
          "*shpinst",
          "*fldinst",
          "*listtable",
          "*listoverridetable",
          "*pnseclvl",
          "*pn",
          "*bkmkstart",
          "*bkmkend",
          "*panose",
          "*falt",
          "*fname",
          "*cs",
          "*ts",
          "*ds",
          "*listpicture",
          "*defchp",
          "*defpap",
          "*ftnsep",
          "*ftnsepc",
          "*aftnsep",
          "*aftnsepc",
          "*ftncn",
          "*aftncn",
          "*background",
          "*do",
          "*dptxbxtext",
          "*nesttableprops",
          "*latentstyles",
          "*pgptbl",
          "*moMath",
          "*moMathPara",
          "*upr",
          "*ud",
          "*levelmarker",
          "*picprop",
          "*colorschememapping",
          "*shptxt");

  @Override
  public MediaKind kind() {
    return MediaKind.RTF;
  }

  @Override
  public void inspect(Content content, Findings findings) throws IOException {
    int behind = new RtfWalk(bytes(content), new Inventory(findings)).walk();
    if (behind > 0) {
      findings.count(TraceGroup.HIDDEN, "data behind the end");
    }
  }

  @Override
  public void search(Content content, Search hits) throws IOException {
    if (!hits.isNeeded()) {
      return;
    }
    hits.cut();
    new RtfWalk(bytes(content), new Feed(hits)).walk();
    hits.cut();
  }

  private static byte[] bytes(Content content) throws IOException {
    if (content.size() > Bounds.PART_IN_MEMORY) {
      throw Uncleanable.tooLarge();
    }
    byte[] bytes = new byte[(int) content.size()];
    content.read(0, bytes, 0, bytes.length);
    return bytes;
  }

  private static boolean isHidden(List<String> groups) {
    return groups.stream().anyMatch(g -> g.equals("info") || isForeign(g));
  }

  private static boolean isForeign(String group) {
    return group.startsWith("*") && !LOOKS.contains(group);
  }

  private static final class Inventory implements RtfWalk.Events {

    private final Findings findings;
    private final StringBuilder digits = new StringBuilder();

    Inventory(Findings findings) {
      this.findings = findings;
    }

    @Override
    public void word(String word, int number, List<String> groups) {
      String group = groups.isEmpty() ? "" : groups.getLast();
      boolean opens = group.equals(word) || group.equals("*" + word);
      TraceGroup known = DESCRIPTION.get(word);
      if (opens && known != null && isHidden(groups)) {
        findings.count(known, "RTF:" + word);
      } else if (opens && isForeign(group)) {
        findings.count(TraceGroup.OTHER, "RTF group of an unknown name");
      } else if (word.contains("rsid")) {
        findings.count(TraceGroup.HISTORY, "RTF:rsid");
      } else if (word.matches("(rev|cr|pr|tr|sr|mv)(auth|authdel|date|dttm|dttmdel)")) {
        findings.count(TraceGroup.HISTORY, "RTF:revision mark");
      } else if (word.equals("revised") || (word.equals("deleted") && number != 0)) {
        findings.count(TraceGroup.HISTORY, "RTF:tracked change");
      }
    }

    @Override
    public void text(String text, List<String> groups) {
      if (groups.isEmpty()) {
        return;
      }
      if (groups.getLast().equals("pict")) {
        digits.append(text);
        return;
      }
      if (text.chars().anyMatch(c -> c < ' ' && c != '\t')) {
        // What a broken picture or object leaves behind when a brace is missing.
        findings.count(TraceGroup.IDENTIFIER, "bytes in the text that are no text");
      }
      for (String group : groups) {
        String name = group.startsWith("*") ? group.substring(1) : group;
        TraceGroup known = DESCRIPTION.get(name);
        if (known != null && isHidden(groups)) {
          findings.value(known, text.replaceAll(";$", ""));
        }
      }
    }

    @Override
    public void binary(byte[] bytes, List<String> groups) {
      if (groups.contains("pict")) {
        EmbeddedPicture.count(bytes, findings);
      } else {
        findings.count(TraceGroup.HIDDEN, "RTF:bin");
      }
    }

    @Override
    public void close(List<String> groups) {
      if (groups.getLast().equals("pict") && !digits.isEmpty()) {
        String hex = digits.toString().replaceAll("\\s", "");
        digits.setLength(0);
        try {
          EmbeddedPicture.count(HexFormat.of().parseHex(hex, 0, hex.length() & ~1), findings);
        } catch (IllegalArgumentException e) {
          findings.count(TraceGroup.OTHER, "embedded picture not readable");
        }
      }
    }
  }

  private record Feed(Search hits) implements RtfWalk.Events {

    @Override
    public void word(String word, int number, List<String> groups) {
      if (word.equals("par") || word.equals("cell") || word.equals("line")) {
        hits.cut();
      }
    }

    @Override
    public void text(String text, List<String> groups) {
      byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
      if (isHidden(groups)) {
        hits.aside(bytes, Place.HIDDEN);
      } else if (groups.contains("pict")) {
        hits.aside(bytes, Place.HIDDEN);
      } else {
        hits.feed(bytes, bytes.length, Place.TEXT);
      }
    }

    @Override
    public void binary(byte[] bytes, List<String> groups) {
      hits.aside(bytes, Place.HIDDEN);
    }

    @Override
    public void close(List<String> groups) {
      // Words run on across groups; nothing ends here.
    }
  }
}
