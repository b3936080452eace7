package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.TraceGroup;

/** Looks at the lines of calendars and address cards. */
public final class ContentLinesInspector implements Inspector {

  private static final Map<String, TraceGroup> NAMES =
      Map.ofEntries(
          Map.entry("PRODID", TraceGroup.SOFTWARE),
          Map.entry("UID", TraceGroup.IDENTIFIER),
          Map.entry("DTSTAMP", TraceGroup.TIME),
          Map.entry("CREATED", TraceGroup.TIME),
          Map.entry("LAST-MODIFIED", TraceGroup.TIME),
          Map.entry("REV", TraceGroup.TIME),
          Map.entry("SEQUENCE", TraceGroup.HISTORY),
          Map.entry("GEO", TraceGroup.PLACE),
          Map.entry("TZ", TraceGroup.PLACE),
          Map.entry("PHOTO", TraceGroup.HIDDEN),
          Map.entry("LOGO", TraceGroup.HIDDEN),
          Map.entry("SOUND", TraceGroup.HIDDEN),
          Map.entry("KEY", TraceGroup.IDENTIFIER),
          Map.entry("ATTACH", TraceGroup.HIDDEN),
          Map.entry("MAILER", TraceGroup.SOFTWARE),
          Map.entry("CLIENTPIDMAP", TraceGroup.IDENTIFIER),
          Map.entry("SOURCE", TraceGroup.IDENTIFIER),
          Map.entry("TZURL", TraceGroup.IDENTIFIER));

  /** What such a file is for, so it stays; but nobody may take it for a file that names nobody. */
  private static final Set<String> PERSONS =
      Set.of(
          "FN",
          "N",
          "NICKNAME",
          "ORG",
          "TEL",
          "EMAIL",
          "IMPP",
          "BDAY",
          "MEMBER",
          "RELATED",
          "AGENT",
          "ATTENDEE",
          "ORGANIZER",
          "CONTACT");

  private static final Set<String> PLACES = Set.of("ADR", "LABEL", "LOCATION", "TZID");

  private static final Pattern LINE =
      Pattern.compile("(?m)^(?:[A-Za-z0-9-]+\\.)?([A-Za-z0-9-]{1,60})((?:;[^:\\r\\n]*)?):(.*)$");

  private final MediaKind kind;

  public ContentLinesInspector(MediaKind kind) {
    this.kind = kind;
  }

  @Override
  public MediaKind kind() {
    return kind;
  }

  @Override
  public void inspect(Content content, Findings findings) throws IOException {
    String text = TextInspector.text(content).replaceAll("\\r?\\n[ \\t]", "");
    Matcher line = LINE.matcher(text);
    while (line.find()) {
      String name = line.group(1).toUpperCase(Locale.ROOT);
      String value = line.group(3).strip();
      if (name.startsWith("X-")) {
        findings.count(TraceGroup.OTHER, "property X-");
      } else if (NAMES.containsKey(name) && !isNothing(name, value)) {
        TraceGroup group = NAMES.getOrDefault(name, TraceGroup.OTHER);
        findings.count(group, "property " + name);
        findings.value(group, value);
      } else if (PERSONS.contains(name) && !value.isEmpty()) {
        findings.count(TraceGroup.OTHER, "person named in the text");
      } else if (PLACES.contains(name) && !value.isEmpty()) {
        findings.count(TraceGroup.OTHER, "place named in the text");
      }
      if (line.group(2).toUpperCase(Locale.ROOT).contains(";X-")) {
        findings.count(TraceGroup.OTHER, "parameter X-");
      }
    }
    TextInspector.Look look = new TextInspector.Look(true);
    text.chars().forEach(c -> look.at((char) c));
    look.reportCharacters(findings);
  }

  private static boolean isNothing(String name, String value) {
    return switch (name) {
      case "PRODID" -> value.equals("-");
      case "UID" -> value.matches("[0-9]{1,6}");
      case "DTSTAMP" -> value.equals("19800101T000000Z");
      default -> value.isEmpty();
    };
  }

  @Override
  public void search(Content content, Search hits) throws IOException {
    if (hits.isNeeded()) {
      String text = TextInspector.text(content).replaceAll("\\r?\\n[ \\t]", "");
      hits.whole(text.getBytes(java.nio.charset.StandardCharsets.UTF_8), Search.Place.TEXT);
    }
  }
}
