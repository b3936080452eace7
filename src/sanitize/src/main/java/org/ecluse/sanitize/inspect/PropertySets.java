package org.ecluse.sanitize.inspect;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.ecluse.core.TraceGroup;

/** What OLE2 documents say of themselves ([MS-OLEPS], [MS-OSHARED] §2.3.3). */
final class PropertySets {

  private record Known(TraceGroup group, String tag) {}

  private static final int MOST = 1000;
  private static final int TEXT = 0x1e;
  private static final int WIDE_TEXT = 0x1f;

  private static final Map<Integer, Known> SUMMARY =
      Map.ofEntries(
          known(2, TraceGroup.OTHER, "title"),
          known(3, TraceGroup.OTHER, "subject"),
          known(4, TraceGroup.PERSON, "author"),
          known(5, TraceGroup.OTHER, "keywords"),
          known(6, TraceGroup.OTHER, "comments"),
          known(7, TraceGroup.IDENTIFIER, "template"),
          known(8, TraceGroup.PERSON, "last author"),
          known(9, TraceGroup.HISTORY, "revision"),
          known(10, TraceGroup.TIME, "editing time"),
          known(11, TraceGroup.TIME, "last printed"),
          known(12, TraceGroup.TIME, "created"),
          known(13, TraceGroup.TIME, "last saved"),
          known(17, TraceGroup.THUMBNAIL, "thumbnail"),
          known(18, TraceGroup.SOFTWARE, "application"));

  private static final Map<Integer, Known> DOCUMENT =
      Map.ofEntries(
          known(2, TraceGroup.OTHER, "category"),
          known(14, TraceGroup.PERSON, "manager"),
          known(15, TraceGroup.PERSON, "company"));

  private PropertySets() {}

  private static Map.Entry<Integer, Known> known(int id, TraceGroup group, String tag) {
    return Map.entry(id, new Known(group, "property " + tag));
  }

  /**
   * Counts what is in a stream of properties.
   *
   * @param summary the general ones, or those of documents
   */
  static void count(byte[] bytes, boolean summary, Findings findings) {
    findings.count(TraceGroup.OTHER, "properties");
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    try {
      int sets = Math.min(2, in.getInt(24));
      for (int i = 0; i < sets; i++) {
        set(in, in.getInt(44 + 20 * i), i == 0 ? summary ? SUMMARY : DOCUMENT : Map.of(), findings);
      }
    } catch (IndexOutOfBoundsException e) {
      findings.count(TraceGroup.OTHER, "part not readable");
    }
  }

  private static void set(ByteBuffer in, int at, Map<Integer, Known> known, Findings findings) {
    int count = Math.min(MOST, in.getInt(at + 4));
    for (int i = 0; i < count; i++) {
      int id = in.getInt(at + 8 + 8 * i);
      int value = at + in.getInt(at + 12 + 8 * i);
      Known what = known.get(id);
      if (what != null) {
        findings.count(what.group, what.tag);
        findings.value(what.group, text(in, value));
      } else if (known.isEmpty() && id > 1) {
        findings.count(TraceGroup.OTHER, "property of its own");
      }
    }
  }

  private static String text(ByteBuffer in, int at) {
    int type = in.getInt(at) & 0xffff;
    if (type != TEXT && type != WIDE_TEXT) {
      return "";
    }
    int width = type == TEXT ? 1 : 2;
    Charset charset = type == TEXT ? Charset.forName("windows-1252") : StandardCharsets.UTF_16LE;
    byte[] text = new byte[Math.clamp(in.getInt(at + 4), 0, 1000) * width];
    in.get(at + 8, text);
    String all = new String(text, charset);
    int end = all.indexOf('\0');
    return end < 0 ? all : all.substring(0, end);
  }
}
