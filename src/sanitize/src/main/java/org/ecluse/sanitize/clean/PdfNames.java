package org.ecluse.sanitize.clean;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.ecluse.sanitize.io.Bounds;

/**
 * Names that programs give to pictures and forms on a page, and by which those programs are known.
 * They are the same in the resources and in the code that draws, so both are changed, or neither:
 * every stream that may be code is read first, and nothing is written if one cannot be, or uses
 * such a name in a way not known here.
 */
final class PdfNames {

  private static final Pattern PLAIN =
      Pattern.compile(
          "[A-Za-z]{0,4}[-0-9._]*[A-Za-z]?"
              + "|(?i)(image|form|figure|xform|xobject|xobj|inline|mask|pattern|picture)[-0-9._]*");

  /** A name and the operator that draws what it names (ISO 32000-1 §8.8). */
  private static final Pattern DRAWN =
      Pattern.compile("/([A-Za-z0-9._-]++)[\\x00\\t\\n\\f\\r ]++Do(?![A-Za-z0-9])");

  private static final Pattern ANY = Pattern.compile("/([A-Za-z0-9._-]++)");

  /** A name with a letter written as a number could be any name. */
  private static final Pattern ESCAPED = Pattern.compile("/[A-Za-z0-9._-]*+#[0-9A-Fa-f]{2}");

  private static final String PREFIX = "ecX";

  private record Code(COSStream stream, byte[] bytes) {}

  private final Map<String, String> renamed = new LinkedHashMap<>();

  /** Renames in all objects of a document. */
  static void neutral(Collection<COSBase> objects) throws IOException {
    PdfNames names = new PdfNames();
    List<COSDictionary> maps = new ArrayList<>();
    for (COSBase object : objects) {
      if (object instanceof COSDictionary dictionary
          && dictionary.getDictionaryObject(COSName.XOBJECT) instanceof COSDictionary map) {
        maps.add(map);
        names.collect(map);
      }
    }
    if (!names.renamed.isEmpty()) {
      names.apply(maps, objects);
    }
  }

  private void collect(COSDictionary map) {
    for (COSName name : map.keySet()) {
      if (!PLAIN.matcher(name.getName()).matches() && name.getName().matches("[A-Za-z0-9._-]+")) {
        renamed.computeIfAbsent(name.getName(), n -> PREFIX + renamed.size());
      }
    }
  }

  private void apply(List<COSDictionary> maps, Collection<COSBase> objects) throws IOException {
    List<Code> changed = new ArrayList<>();
    long size = 0;
    for (COSBase object : objects) {
      if (object instanceof COSStream stream && mayBeCode(stream)) {
        byte[] before;
        try (InputStream in = stream.createInputStream()) {
          before = in.readNBytes(Bounds.SEGMENT + 1);
        } catch (IOException e) {
          return;
        }
        size += before.length;
        if (before.length > Bounds.SEGMENT || size > 4L * Bounds.SEGMENT) {
          return;
        }
        String text = new String(before, StandardCharsets.ISO_8859_1);
        if (ESCAPED.matcher(text).find() || uses(ANY, text) != uses(DRAWN, text)) {
          return;
        }
        byte[] after = code(before, text);
        if (after.length > 0) {
          changed.add(new Code(stream, after));
        }
      }
    }
    maps.forEach(this::rename);
    for (Code code : changed) {
      code.stream().removeItem(COSName.DECODE_PARMS);
      try (OutputStream out = code.stream().createOutputStream(COSName.FLATE_DECODE)) {
        out.write(code.bytes());
      }
    }
  }

  private void rename(COSDictionary map) {
    for (COSName name : map.keySet().toArray(COSName[]::new)) {
      String neutral = renamed.get(name.getName());
      if (neutral != null) {
        COSBase value = map.getItem(name);
        map.removeItem(name);
        map.setItem(COSName.getPDFName(neutral), value);
      }
    }
  }

  private static boolean mayBeCode(COSStream stream) {
    return !stream.containsKey(COSName.FUNCTION_TYPE)
        && !stream.containsKey(COSName.LENGTH1)
        && !stream.containsKey(COSName.N)
        && !COSName.IMAGE.equals(stream.getDictionaryObject(COSName.SUBTYPE));
  }

  private int uses(Pattern pattern, String text) {
    int uses = 0;
    for (Matcher use = pattern.matcher(text); use.find(); ) {
      uses += renamed.containsKey(use.group(1)) ? 1 : 0;
    }
    return uses;
  }

  /** The code with new names where a picture or form is drawn; empty if it draws none of them. */
  private byte[] code(byte[] before, String text) {
    Matcher drawn = DRAWN.matcher(text);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int from = 0;
    while (drawn.find()) {
      String neutral = renamed.get(drawn.group(1));
      if (neutral != null) {
        out.write(before, from, drawn.start(1) - from);
        out.writeBytes(neutral.getBytes(StandardCharsets.ISO_8859_1));
        from = drawn.end(1);
      }
    }
    if (from > 0) {
      out.write(before, from, before.length - from);
    }
    return out.toByteArray();
  }
}
