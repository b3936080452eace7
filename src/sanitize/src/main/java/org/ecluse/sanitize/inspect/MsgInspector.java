package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.inspect.Search.Place;
import org.ecluse.sanitize.io.CompoundFile;

/**
 * Looks at Outlook messages, which are only ever read: what is written in their place is a mail.
 */
public final class MsgInspector implements Inspector {

  private static final Pattern PROPERTY =
      Pattern.compile("(?:.*/)?__substg1\\.0_([0-9a-f]{4})([0-9a-f]{4})(?:-[0-9a-f]+)?");

  private static final int TRANSPORT_HEADERS = 0x007d;
  private static final int ATTACHED = 0x3701;

  /** What a reader of the message sees ([MS-OXPROPS]). */
  private static final Set<Integer> WORDS =
      Set.of(
          0x0037, 0x0070, 0x0e1d, 0x0c1a, 0x0c1f, 0x5d01, 0x0042, 0x0065, 0x0e02, 0x0e03, 0x0e04,
          0x1000, 0x1009, 0x1013, 0x3001, 0x3003, 0x39fe, 0x3704, 0x3707, 0x003d);

  private static final Map<Integer, TraceGroup> KNOWN =
      Map.of(
          0x1035, TraceGroup.IDENTIFIER,
          0x1039, TraceGroup.IDENTIFIER,
          0x1042, TraceGroup.IDENTIFIER,
          0x0071, TraceGroup.IDENTIFIER,
          0x300b, TraceGroup.IDENTIFIER,
          0x3ff8, TraceGroup.PERSON,
          0x3ffa, TraceGroup.PERSON,
          0x0050, TraceGroup.PERSON);

  private final Within within;

  public MsgInspector(Within within) {
    this.within = within;
  }

  @Override
  public MediaKind kind() {
    return MediaKind.MSG;
  }

  @Override
  public void inspect(Content content, Findings findings) throws IOException {
    CompoundFile file = CompoundFile.read(content);
    findings.count(TraceGroup.TIME, "times of the message");
    for (CompoundFile.Entry entry : file.streams()) {
      Matcher property = PROPERTY.matcher(entry.path().toLowerCase(Locale.ROOT));
      if (property.matches()) {
        property(file, entry, property, findings);
      }
    }
    if (file.hasLeftovers()) {
      findings.count(TraceGroup.HIDDEN, "bytes of nobody");
    }
  }

  private void property(
      CompoundFile file, CompoundFile.Entry entry, Matcher property, Findings findings)
      throws IOException {
    int id = Integer.parseInt(property.group(1), 16);
    boolean unicode = property.group(2).equals("001f");
    if (id == TRANSPORT_HEADERS) {
      String headers = text(file.bytes(entry), unicode) + "\r\n\r\n";
      new EmlInspector(MediaKind.EML, within)
          .inspect(Content.of(headers.getBytes(StandardCharsets.UTF_8)), findings);
    } else if (id == ATTACHED && property.group(2).equals("0102")) {
      within.inspect(Content.of(file.bytes(entry)), findings);
    } else if (KNOWN.containsKey(id)) {
      TraceGroup group = KNOWN.getOrDefault(id, TraceGroup.OTHER);
      findings.count(group, "property of the message");
      if (unicode || property.group(2).equals("001e")) {
        findings.value(group, text(file.bytes(entry), unicode).replaceAll("[<>]", ""));
      }
    } else if (!WORDS.contains(id)) {
      findings.count(TraceGroup.OTHER, "property of the message");
    }
  }

  private static String text(byte[] bytes, boolean unicode) {
    String text =
        new String(bytes, unicode ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1);
    return text.replace("\0", "");
  }

  @Override
  public void search(Content content, Search hits) throws IOException {
    CompoundFile file = CompoundFile.read(content);
    for (CompoundFile.Entry entry : file.streams()) {
      hits.whole(file.bytes(entry), Place.HIDDEN);
    }
  }
}
