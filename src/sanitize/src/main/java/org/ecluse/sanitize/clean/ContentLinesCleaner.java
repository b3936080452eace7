package org.ecluse.sanitize.clean;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.sanitize.io.Charsets;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * Calendars (RFC 5545) and address cards (RFC 6350): lines of a name, parameters and a value. What
 * a person reads in them stays; programs, identifiers, times of editing and private extensions go.
 */
public class ContentLinesCleaner implements Cleaner {

  private static final int LONGEST = 16 << 20;

  private static final Set<String> CALENDAR =
      Set.of(
          "BEGIN",
          "END",
          "VERSION",
          "CALSCALE",
          "METHOD",
          "SUMMARY",
          "DESCRIPTION",
          "LOCATION",
          "DTSTART",
          "DTEND",
          "DUE",
          "DURATION",
          "RRULE",
          "RDATE",
          "EXDATE",
          "EXRULE",
          "ATTENDEE",
          "ORGANIZER",
          "CATEGORIES",
          "CLASS",
          "STATUS",
          "TRANSP",
          "PRIORITY",
          "PERCENT-COMPLETE",
          "COMPLETED",
          "COMMENT",
          "CONTACT",
          "RESOURCES",
          "URL",
          "ACTION",
          "TRIGGER",
          "REPEAT",
          "TZID",
          "TZNAME",
          "TZOFFSETFROM",
          "TZOFFSETTO",
          "FREEBUSY",
          "RECURRENCE-ID",
          "NAME",
          "COLOR");

  private static final Set<String> CARD =
      Set.of(
          "BEGIN",
          "END",
          "VERSION",
          "FN",
          "N",
          "NICKNAME",
          "ORG",
          "TITLE",
          "ROLE",
          "TEL",
          "EMAIL",
          "ADR",
          "LABEL",
          "URL",
          "NOTE",
          "BDAY",
          "ANNIVERSARY",
          "GENDER",
          "LANG",
          "IMPP",
          "KIND",
          "MEMBER",
          "RELATED",
          "CATEGORIES",
          "AGENT");

  private static final Set<String> PARAMETERS =
      Set.of(
          "TYPE",
          "VALUE",
          "ENCODING",
          "CHARSET",
          "TZID",
          "CN",
          "ROLE",
          "PARTSTAT",
          "RSVP",
          "CUTYPE",
          "PREF",
          "LANGUAGE",
          "RELATED",
          "RANGE",
          "FBTYPE",
          "HOME",
          "WORK",
          "CELL",
          "VOICE",
          "FAX",
          "INTERNET",
          "QUOTED-PRINTABLE",
          "POSTAL",
          "PARCEL",
          "DOM",
          "INTL",
          "MEDIATYPE",
          "MEMBER",
          "DELEGATED-TO",
          "DELEGATED-FROM",
          "SENT-BY");

  private final MediaKind kind;
  private final boolean calendar;
  private final Invisible invisible = new Invisible(true, true);

  public ContentLinesCleaner(MediaKind kind) {
    this.kind = kind;
    this.calendar = kind == MediaKind.ICS;
  }

  @Override
  public MediaKind kind() {
    return kind;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    Charsets charsets = Charsets.of(source);
    InputStream bytes = source.stream();
    bytes.skipNBytes(charsets.mark());
    int events = 0;
    StringBuilder line = new StringBuilder();
    StringBuilder asWritten = new StringBuilder();
    try (BufferedReader in = new BufferedReader(new InputStreamReader(bytes, charsets.charset()))) {
      for (String next = in.readLine(); next != null; next = in.readLine()) {
        boolean folded = next.startsWith(" ") || next.startsWith("\t");
        boolean soft = line.toString().endsWith("=") && line.indexOf("QUOTED-PRINTABLE") >= 0;
        if (folded || soft) {
          line.append(soft ? "\r\n" + next : next.substring(1));
          asWritten.append("\r\n").append(next);
        } else {
          events += write(line.toString(), asWritten.toString(), events, sink);
          line.setLength(0);
          line.append(next);
          asWritten.setLength(0);
          asWritten.append(next);
        }
        if (asWritten.length() > LONGEST) {
          throw Uncleanable.tooLarge();
        }
      }
    }
    write(line.toString(), asWritten.toString(), events, sink);
  }

  /** Writes a line that may stay; 1 if a component began that must have an identifier. */
  private int write(String line, String asWritten, int events, Sink sink) throws IOException {
    int colon = colon(line);
    if (colon < 0) {
      return 0;
    }
    String head = line.substring(0, colon);
    String value = line.substring(colon + 1);
    String[] parts = head.split(";", -1);
    String group = parts[0].substring(parts[0].lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
    if (!(calendar ? CALENDAR : CARD).contains(group)) {
      return 0;
    }
    StringBuilder out = new StringBuilder(group);
    for (int i = 1; i < parts.length; i++) {
      String name = parts[i].replaceAll("=.*", "").toUpperCase(Locale.ROOT);
      if (PARAMETERS.contains(name)) {
        out.append(';').append(parts[i]);
      }
    }
    out.append(':').append(invisible.within(value));
    if (line.contentEquals(out)) {
      // Nothing had to go: folded anew, it would be cut at other places than its writer chose.
      sink.write((asWritten + "\r\n").getBytes(StandardCharsets.UTF_8));
    } else {
      fold(out.toString(), sink);
    }
    boolean begins = group.equals("BEGIN");
    if (begins && value.strip().equalsIgnoreCase("VCALENDAR")) {
      fold("PRODID:-", sink);
    } else if (begins && calendar && value.strip().matches("(?i)VEVENT|VTODO|VJOURNAL|VFREEBUSY")) {
      fold("UID:" + (events + 1), sink);
      fold("DTSTAMP:19800101T000000Z", sink);
      return 1;
    }
    return 0;
  }

  /** The colon before the value: one in quotes belongs to a parameter. */
  private static int colon(String line) {
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      quoted ^= c == '"';
      if (c == ':' && !quoted) {
        return i;
      }
    }
    return -1;
  }

  /** Lines of 75 bytes at most (RFC 5545 §3.1); what was folded softly stays so. */
  private static void fold(String line, Sink sink) throws IOException {
    StringBuilder out = new StringBuilder();
    int width = 0;
    for (int i = 0; i < line.length(); ) {
      int c = line.codePointAt(i);
      i += Character.charCount(c);
      int bytes = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
      if (c == '\n') {
        width = 0;
      } else if (width + bytes > 74) {
        out.append("\r\n ");
        width = 1;
      }
      out.appendCodePoint(c);
      width += bytes;
    }
    sink.write(out.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
  }
}
