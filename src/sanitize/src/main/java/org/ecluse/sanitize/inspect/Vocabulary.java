package org.ecluse.sanitize.inspect;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.ecluse.core.TraceGroup;

/** Which group a tag belongs to, by its name in EXIF, IPTC, XMP, PDF and office formats. */
final class Vocabulary {

  private static final Map<TraceGroup, Pattern> NAMES = new LinkedHashMap<>();

  static {
    put(TraceGroup.THUMBNAIL, "thumbnail|preview|jpgfromraw|otherimage|thumb\\b");
    put(
        TraceGroup.PLACE,
        "gps|location|^city|city$|country|province|^state$|geo|latitude|longitude|coordinate"
            + "|altitude|placename|region(name|info)");
    put(
        TraceGroup.DEVICE,
        "^make$|model|serial|lens|firmware|makernote|hostcomputer|^device|ownername|cameraid"
            + "|bodyid|contentidentifier|runtime|^scanner|mediagroup|internalid");
    put(
        TraceGroup.PERSON,
        "author|creator(?!tool)|artist|byline|writer|composer|^credit|copyright|rights|company"
            + "|manager|lastmodifiedby|lastsavedby|modifiedby|contact|email|publisher|username"
            + "|^source$|contributor|organi[sz]ation|institution|operator|^owner|person|signer"
            + "|signature(name|contactinfo)|initials|licensor|imagecreator");
    put(
        TraceGroup.SOFTWARE,
        "software|producer|creatortool|generator|application|appversion|toolkit|encoder|^template"
            + "|program|processing|writername|readername|docsecurity|ptex|pdfversion|trapped");
    put(
        TraceGroup.IDENTIFIER,
        "documentid|instanceid|uniqueid|uuid|guid|derivedfrom|ingredient|manifest|identifier|digest"
            + "|fileid|ancestor|fingerprint|^id$|rsid|versionid");
    put(
        TraceGroup.TIME,
        "date|^time|timecreated|timestamp|subsec|offsettime|timezone|^created$|^modified$"
            + "|^lastprinted$|whencreated");
    put(TraceGroup.HISTORY, "history|revision|totaltime|edittime|savedby|changes?$|incremental");
    put(TraceGroup.HIDDEN, "attachment|embedded|annotation|javascript|hidden|comment|note$|notes$");
  }

  private static final Set<String> PLAIN =
      Set.of(
          "admin",
          "administrator",
          "author",
          "apple",
          "canon",
          "nikon",
          "adobe",
          "user",
          "owner",
          "microsoft",
          "default",
          "normal",
          "unknown",
          "untitled",
          "document",
          "false",
          "picture",
          "image",
          "photo",
          "jpeg",
          "root",
          "windows",
          "office",
          "google",
          "sony",
          "word",
          "center",
          "black",
          "white",
          "other",
          "title",
          "created",
          "application",
          "info@",
          "adobe acrobat");

  private Vocabulary() {}

  private static void put(TraceGroup group, String pattern) {
    NAMES.put(group, Pattern.compile(pattern));
  }

  /** The group of a tag of that name, if the name says one. */
  static Optional<TraceGroup> group(String tag) {
    String name = plain(tag);
    return NAMES.entrySet().stream()
        .filter(e -> e.getValue().matcher(name).find())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  static TraceGroup groupOr(String tag, TraceGroup otherwise) {
    return group(tag).orElse(otherwise);
  }

  /** A value that says nothing, and would be found by chance in any file. */
  static boolean isPlainWord(String lowerCase) {
    return PLAIN.contains(lowerCase);
  }

  private static String plain(String tag) {
    String lower = tag.toLowerCase(Locale.ROOT);
    StringBuilder letters = new StringBuilder(lower.length());
    lower.chars().filter(c -> c >= 'a' && c <= 'z').forEach(c -> letters.append((char) c));
    return letters.toString();
  }
}
