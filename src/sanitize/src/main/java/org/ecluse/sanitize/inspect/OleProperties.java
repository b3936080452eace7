package org.ecluse.sanitize.inspect;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.ecluse.core.TraceGroup;

/** Descriptions beside a document ([MS-OLEPS]): who wrote it, for whom, when, with what. */
final class OleProperties {

  private static final Map<Integer, TraceGroup> SUMMARY =
      Map.of(
          4, TraceGroup.PERSON,
          8, TraceGroup.PERSON,
          7, TraceGroup.IDENTIFIER,
          10, TraceGroup.TIME,
          11, TraceGroup.TIME,
          12, TraceGroup.TIME,
          13, TraceGroup.TIME,
          17, TraceGroup.THUMBNAIL,
          18, TraceGroup.SOFTWARE);

  private static final Map<Integer, TraceGroup> DOCUMENT =
      Map.of(14, TraceGroup.PERSON, 15, TraceGroup.PERSON, 21, TraceGroup.IDENTIFIER);

  private static final int LIMIT = 10_000;

  private OleProperties() {}

  static void count(String name, byte[] bytes, Findings findings) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    boolean summary = name.equals("\5SummaryInformation");
    findings.count(TraceGroup.OTHER, "OLE description");
    try {
      int sets = in.getInt(24);
      for (int set = 0; set < Math.min(sets, 4); set++) {
        int start = in.getInt(28 + 20 * set + 16);
        int count = Math.min(in.getInt(start + 4), LIMIT);
        for (int i = 0; i < count; i++) {
          int id = in.getInt(start + 8 + 8 * i);
          int at = start + in.getInt(start + 12 + 8 * i);
          TraceGroup group =
              set > 0
                  ? TraceGroup.IDENTIFIER
                  : (summary ? SUMMARY : DOCUMENT).getOrDefault(id, TraceGroup.OTHER);
          if (id > 1) {
            property(in, at, group, findings);
          }
        }
      }
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      findings.count(TraceGroup.OTHER, "OLE description not readable");
    }
  }

  private static void property(ByteBuffer in, int at, TraceGroup group, Findings findings) {
    int type = in.getInt(at);
    findings.count(group, "OLE description: " + group.word());
    if (type == 30 || type == 31) {
      int length = in.getInt(at + 4) * (type == 31 ? 2 : 1);
      byte[] text = new byte[Math.clamp(length, 0, in.capacity() - at - 8)];
      in.get(at + 8, text);
      Charset charset = type == 31 ? StandardCharsets.UTF_16LE : Charset.forName("windows-1252");
      findings.value(group, new String(text, charset).replace("\0", ""));
    }
  }
}
