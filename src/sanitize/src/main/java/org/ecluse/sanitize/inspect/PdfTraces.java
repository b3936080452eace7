package org.ecluse.sanitize.inspect;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.ecluse.core.TraceGroup;

/** What keys and strings of a PDF count as. Names are of ISO 32000-2, or start with "PTEX.". */
final class PdfTraces {

  private static final Map<String, TraceGroup> KEYS =
      Map.ofEntries(
          Map.entry("Metadata", TraceGroup.OTHER),
          Map.entry("PieceInfo", TraceGroup.SOFTWARE),
          Map.entry("LastModified", TraceGroup.TIME),
          Map.entry("CreationDate", TraceGroup.TIME),
          Map.entry("ModDate", TraceGroup.TIME),
          Map.entry("Thumb", TraceGroup.THUMBNAIL),
          Map.entry("EmbeddedFiles", TraceGroup.HIDDEN),
          Map.entry("EF", TraceGroup.HIDDEN),
          Map.entry("AF", TraceGroup.HIDDEN),
          Map.entry("JavaScript", TraceGroup.HIDDEN),
          Map.entry("JS", TraceGroup.HIDDEN),
          Map.entry("AA", TraceGroup.HIDDEN),
          Map.entry("XFA", TraceGroup.HIDDEN),
          Map.entry("RichMedia", TraceGroup.HIDDEN),
          Map.entry("Collection", TraceGroup.HIDDEN),
          Map.entry("SpiderInfo", TraceGroup.PLACE),
          Map.entry("GPTS", TraceGroup.PLACE),
          Map.entry("LGIDict", TraceGroup.PLACE),
          Map.entry("CreatorInfo", TraceGroup.SOFTWARE),
          Map.entry("Producer", TraceGroup.SOFTWARE),
          Map.entry("Creator", TraceGroup.SOFTWARE),
          Map.entry("Author", TraceGroup.PERSON),
          Map.entry("ByteRange", TraceGroup.PERSON),
          Map.entry("Cert", TraceGroup.PERSON),
          Map.entry("DSS", TraceGroup.PERSON),
          Map.entry("NM", TraceGroup.IDENTIFIER),
          Map.entry("Subj", TraceGroup.OTHER),
          Map.entry("RC", TraceGroup.OTHER),
          Map.entry("UserProperties", TraceGroup.OTHER),
          Map.entry("OPI", TraceGroup.OTHER),
          Map.entry("DPartRoot", TraceGroup.OTHER));

  private static final Set<String> MARKUP =
      Set.of(
          "Text",
          "FreeText",
          "Line",
          "Square",
          "Circle",
          "Polygon",
          "PolyLine",
          "Highlight",
          "Underline",
          "Squiggly",
          "StrikeOut",
          "Caret",
          "Stamp",
          "Ink",
          "Popup",
          "Redact");

  /** Keys whose strings a reader of the document sees or hears. */
  private static final Set<String> TEXT =
      Set.of(
          "Title",
          "Contents",
          "V",
          "DV",
          "Alt",
          "ActualText",
          "E",
          "P",
          "Opt",
          "Names",
          "Dest",
          "D",
          "URI",
          "CA",
          "Name",
          "T",
          "Limits",
          "Lang",
          "Nums");

  /** The file identifier that every cleaned file has. */
  private static final Set<String> NEUTRAL_IDS = Set.of("cfcd208495d565ef66e7dff9f98764da");

  private final Findings findings;

  PdfTraces(Findings findings) {
    this.findings = findings;
  }

  static boolean isText(String key) {
    return TEXT.contains(key);
  }

  void key(String key) {
    TraceGroup group = KEYS.get(key);
    if (group != null) {
      findings.count(group, key);
    } else if (key.startsWith("PTEX.")) {
      findings.count(TraceGroup.PERSON, "PTEX path");
    } else if (key.startsWith("ADBE_") || key.contains(":")) {
      findings.count(TraceGroup.SOFTWARE, "private key");
    }
  }

  void dictionary(Map<String, String> names) {
    String subtype = names.getOrDefault("Subtype", "");
    if (MARKUP.contains(subtype) && names.containsKey("Rect")) {
      count(names, "T", TraceGroup.PERSON, "annotation author");
      count(names, "M", TraceGroup.TIME, "annotation date");
    }
    if (subtype.equals("FileAttachment") || names.getOrDefault("Type", "").equals("Filespec")) {
      findings.count(TraceGroup.HIDDEN, "attachment");
    }
    if (names.getOrDefault("S", "").matches("Launch|GoToR|GoToE|SubmitForm|ImportData|Rendition")) {
      findings.count(TraceGroup.HIDDEN, "action");
    }
    if (names.getOrDefault("Type", "").equals("Metadata")) {
      findings.count(TraceGroup.OTHER, "XMP packet");
    }
  }

  private void count(Map<String, String> names, String key, TraceGroup group, String tag) {
    String value = names.get(key);
    if (value != null && !value.isEmpty()) {
      findings.count(group, tag);
    }
  }

  void string(String key, byte[] bytes) {
    if (bytes.length > 200) {
      return;
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (text.matches("(?s)D:\\d{4}.*") && !KEYS.containsKey(key)) {
      findings.count(TraceGroup.TIME, "date");
    }
    String lower = text.toLowerCase(Locale.ROOT);
    if (key.equals("URI") && !lower.matches("(?s)\\s*(https?:|mailto:).*")) {
      findings.count(TraceGroup.IDENTIFIER, "link to a file");
    }
    if (key.equals("ID") && bytes.length == 16) {
      if (!NEUTRAL_IDS.contains(HexFormat.of().formatHex(bytes))) {
        findings.count(TraceGroup.IDENTIFIER, "file identifier");
      }
    }
  }
}
